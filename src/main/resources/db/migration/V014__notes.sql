-- Module conversations: what the staff tell one another beside a conversation. Nothing that sends reads this table.
create table note (
    n            bigint generated always as identity,
    id           uuid        primary key default uuidv7(),
    conversation uuid        not null references conversation,
    author       uuid        not null,
    author_name  text        not null,
    text         text        not null,
    at           timestamptz not null default clock_timestamp(),
    browser_id   uuid        not null,
    unique (conversation, browser_id)
);
create index note_by_conversation on note (conversation, n);
