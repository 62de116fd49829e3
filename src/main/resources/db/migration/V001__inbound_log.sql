-- Module bus. The log is append-only: rows are never changed, cursors move.

-- One row for each proven HTTP request, byte for byte, so that a parser's mistake never loses mail.
create table raw_request (
    id          bigint generated always as identity primary key,
    channel     text        not null,
    received_at timestamptz not null default clock_timestamp(),
    body        bytea       not null,
    events      int         not null,
    skipped     int         not null
);

-- One row for each event. Readers go by (tx, seq): commit order is not sequence order, see docs/decisions/0002.
create table inbound_log (
    seq          bigint generated always as identity,
    tx           xid8        not null default pg_current_xact_id(),
    lane         int         not null,
    conversation text        not null,
    kind         text        not null,
    payload      text        not null,
    raw          bigint,
    appended_at  timestamptz not null default clock_timestamp(),
    primary key (lane, tx, seq)
);

create table lane (
    lane        int primary key,
    cursor_tx   xid8        not null default '0',
    cursor_seq  bigint      not null default 0,
    owner       text,
    epoch       bigint      not null default 0,
    lease_until timestamptz not null default '-infinity'
);

-- Events of a conversation whose work failed, and all later ones of the same conversation, in order.
create table parked_event (
    seq          bigint primary key,
    place        bigint generated always as identity,
    conversation text        not null,
    kind         text        not null,
    payload      text        not null,
    tries        int         not null,
    not_before   timestamptz not null,
    reason       text        not null
);
-- They keep the order of the log, which is not that of their sequence numbers.
create unique index parked_by_conversation on parked_event (conversation, place);

-- What could not be read or worked on, for a person to see.
create table quarantine (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    channel    text        not null,
    what       text        not null,
    reason     text        not null,
    body       bytea       not null,
    settled_at timestamptz
);
