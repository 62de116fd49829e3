-- Module delivery: everything that is to be sent, and what became of it.

create table outbox (
    n            bigint generated always as identity primary key,
    id           uuid        not null unique default uuidv7(),
    conversation uuid        not null,
    channel      text        not null,
    account      text        not null,
    visibility   text        not null,
    thread       text        not null,
    answers      text,
    act          text        not null,
    body         text        not null,
    owner        text,
    author_name  text,
    author       uuid,
    rank         int         not null,
    trigger      text        not null,
    step         text        not null,
    ordinal      int         not null,
    plan         int         not null,
    last_heard   timestamptz not null,
    not_before   timestamptz not null default clock_timestamp(),
    not_after    timestamptz not null default 'infinity',
    state        text        not null default 'WAITING' check (state in
                     ('WAITING', 'SENDING', 'SENT', 'UNCLEAR', 'FAILED', 'CANCELLED')),
    tries        int         not null default 0,
    reason       text,
    external_id  text,
    instance     text,
    lease_until  timestamptz,
    created_at   timestamptz not null default clock_timestamp(),
    sending_at   timestamptz,
    settled_at   timestamptz,
    escalated_at timestamptz,
    delivered_at timestamptz,
    read_at      timestamptz,
    unique (conversation, trigger, step, ordinal, plan)
);
-- One send at a time in a conversation, guarded by the store itself.
create unique index outbox_one_sending on outbox (conversation) where state = 'SENDING';
create index outbox_waiting on outbox (rank, not_before) where state = 'WAITING';
create index outbox_open on outbox (state) where state in ('SENDING', 'UNCLEAR');
-- Failures, and what a person must still be shown, are looked for every few seconds.
create index outbox_troubled on outbox (state, escalated_at) where state in ('UNCLEAR', 'FAILED');
create index outbox_by_conversation on outbox (conversation, n);
create index outbox_by_external on outbox (channel, account, external_id);

-- An account that must not send until an operator acts or the time has come.
create table account_pause (
    channel text        not null,
    account text        not null,
    until   timestamptz not null,
    reason  text        not null,
    primary key (channel, account)
);
create index outbox_by_trigger on outbox (channel, thread, trigger);
