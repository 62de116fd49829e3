-- Module webchat: our own network's side of a conversation, as the visitor sees it.

-- Of the token only its SHA-256 is kept. last_n is the cursor of the newest message and the lock of the conversation.
create table webchat_visitor (
    id           uuid primary key,
    token_hash   bytea       not null unique,
    site         text        not null,
    language     text,
    last_n       bigint      not null default 0,
    created_at   timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp()
);
create index webchat_visitor_seen on webchat_visitor (last_seen_at);

-- client_id: incoming, the id made in the browser; outgoing, the key of the send. Either makes a repeat harmless.
create table webchat_message (
    visitor   uuid        not null references webchat_visitor on delete cascade,
    n         bigint      not null,
    direction text        not null check (direction in ('IN', 'OUT')),
    author    text        not null check (author in ('CUSTOMER', 'BOT', 'PERSON')),
    client_id text        not null,
    text      text        not null,
    choices   jsonb       not null default '[]',
    at        timestamptz not null default clock_timestamp(),
    primary key (visitor, n),
    unique (visitor, direction, client_id)
);
