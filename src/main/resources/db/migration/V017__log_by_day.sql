-- Module bus: the log by day (UTC). Old days are dropped as a whole; rows are never changed or deleted one by one.

alter table inbound_log rename to inbound_log_undivided;
alter index inbound_log_pkey rename to inbound_log_undivided_pkey;
alter table raw_request rename to raw_request_undivided;
alter index raw_request_pkey rename to raw_request_undivided_pkey;

create sequence request_number;
select setval('request_number', coalesce((select max(id) from raw_request_undivided), 0) + 1, false);

create table raw_request (
    id          bigint      not null,
    day         date        not null default (clock_timestamp() at time zone 'utc')::date,
    channel     text        not null,
    received_at timestamptz not null default clock_timestamp(),
    body        bytea       not null,
    events      int         not null,
    skipped     int         not null,
    primary key (id, day)
) partition by range (day);

create table inbound_log (
    seq          bigint generated always as identity,
    day          date        not null default (clock_timestamp() at time zone 'utc')::date,
    tx           xid8        not null default pg_current_xact_id(),
    lane         int         not null,
    conversation text        not null,
    kind         text        not null,
    payload      text        not null,
    raw          bigint,
    appended_at  timestamptz not null default clock_timestamp(),
    primary key (lane, tx, seq, day)
) partition by range (day);

-- A clock that jumps far never stops the receiving: what belongs to no day that is open lands here.
create table raw_request_rest partition of raw_request default;
create table inbound_log_rest partition of inbound_log default;

insert into raw_request (id, channel, received_at, body, events, skipped)
select id, channel, received_at, body, events, skipped from raw_request_undivided;
insert into inbound_log (seq, tx, lane, conversation, kind, payload, raw, appended_at) overriding system value
select seq, tx, lane, conversation, kind, payload, raw, appended_at from inbound_log_undivided order by tx, seq;
select setval(pg_get_serial_sequence('inbound_log', 'seq'),
              coalesce((select max(seq) from inbound_log_undivided), 0) + 1, false);
drop table raw_request_undivided, inbound_log_undivided;

-- The day of the entry a cursor stands on, so that a reader opens no day that is long over.
alter table lane add column cursor_day date not null default '-infinity';

-- Which event a lane works on alone, after a stop that nobody planned: a row that is still here when the product starts
-- again names an event that was in hand when the product died.
create table started_event (
    seq          bigint primary key,
    conversation text not null,
    starts       int  not null,
    run          uuid not null
);

-- Module conversations: which decision a line belongs to, and how often the bot began one without coming to its end.
alter table message add column answered_by text;
alter table conversation add column attempts int not null default 0;
create index conversation_hopeless on conversation (id) where attempts >= 5;
