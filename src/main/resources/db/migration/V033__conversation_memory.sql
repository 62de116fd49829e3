-- Module conversations: what the bot remembers of a conversation, slots and the form it is filling in, as JSON of the
-- module forms. Most conversations have none. Rows live and die with what is remembered.
create table conversation_memory (
    conversation uuid primary key references conversation,
    content      text        not null check (length(content) <= 100000),
    changed_at   timestamptz not null default clock_timestamp()
);
