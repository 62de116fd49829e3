-- Module webchat: the files of a message, as the visitor sees them: id, name and kind of each.
alter table webchat_message add column files jsonb not null default '[]';
