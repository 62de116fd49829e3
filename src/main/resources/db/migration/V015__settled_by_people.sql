-- Module bus: what a person decided about what lies in quarantine. Rows stay, with who and why.

-- The kind and the conversation of an event; both null for a request, which may hold events of many conversations.
alter table quarantine add column kind text;
alter table quarantine add column conversation text;
alter table quarantine add column settled_by text;
alter table quarantine add column settled_reason text;
update quarantine
   set kind = split_part(what, ' ', 2), conversation = substr(what, strpos(what, ' of ') + 4)
 where what like 'event % of %';
create index quarantine_open on quarantine (id) where settled_at is null;
create index quarantine_settled on quarantine (settled_at) where settled_at is not null;

-- Module delivery: the last person who decided about a failed or doubtful send; the reason says what.
alter table outbox add column settled_by text;
