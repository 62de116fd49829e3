-- Module conversations.

create table customer (
    id         uuid primary key default uuidv7(),
    name       text,
    created_at timestamptz not null default clock_timestamp()
);

create table identity (
    channel    text not null,
    account    text not null,
    network_id text not null,
    customer   uuid not null references customer,
    primary key (channel, account, network_id)
);

create table conversation (
    id          uuid primary key default uuidv7(),
    key         text        not null unique,
    channel     text        not null,
    account     text        not null,
    visibility  text        not null check (visibility in ('PUBLIC', 'PRIVATE')),
    thread      text        not null,
    customer    uuid references customer,
    name        text,
    owner       text        not null default 'BOT' check (owner in ('BOT', 'QUEUED', 'HUMAN', 'CLOSED')),
    holder      uuid,
    holder_name text,
    version     bigint      not null default 0,
    epoch       bigint      not null default 0,
    lease_until timestamptz not null default '-infinity',
    leased_by   text,
    due_at      timestamptz,
    burst_since timestamptz,
    language    text,
    misses      int         not null default 0,
    introduced  boolean     not null default false,
    linked_to   uuid,
    last_heard  timestamptz not null default '-infinity',
    last_at     timestamptz not null default clock_timestamp(),
    preview     text        not null default '',
    created_at  timestamptz not null default clock_timestamp()
);
create index conversation_due on conversation (due_at) where due_at is not null and owner = 'BOT';
create index conversation_recent on conversation (last_at desc);

-- Each message is a register: an edit or a withdrawal that comes before its message is kept and wins.
create table message (
    n            bigint generated always as identity primary key,
    conversation uuid        not null references conversation,
    external_id  text        not null,
    author       text        not null check (author in ('CUSTOMER', 'PERSON')),
    author_name  text,
    kind         text        not null check (kind in ('SAID', 'PRESSED', 'REACTED', 'ECHOED', 'UNSEEN')),
    body         text        not null,
    payload      text,
    attachments  text        not null default '[]',
    parent       text,
    post         text,
    at           timestamptz not null,
    edited_at    timestamptz,
    withdrawn_at timestamptz,
    answered     boolean     not null default false,
    unique (conversation, external_id)
);
create index message_by_conversation on message (conversation, n);
create index message_unanswered on message (conversation) where not answered;

-- What was already heard: a repeat of the network is dropped here.
create table heard (
    channel     text not null,
    account     text not null,
    kind        text not null,
    external_id text not null,
    version     text not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (channel, account, kind, external_id, version)
);

create table ownership (
    n            bigint generated always as identity primary key,
    conversation uuid        not null references conversation,
    at           timestamptz not null default clock_timestamp(),
    was          text        not null,
    now          text        not null,
    reason       text        not null,
    by_name      text
);
create index ownership_by_conversation on ownership (conversation, n);
