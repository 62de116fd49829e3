-- Module delivery: doubt resolved by what a network can prove, the pace of an account, fair claims, and restraint.

alter table outbox
    -- Private replies to comments have a pace of their own.
    add column lane      text generated always as
                             (case when act = 'ReplyPrivately' then 'REPLY' else visibility end) stored,
    -- Raised with every claim: what an older claim found out changes nothing that a newer one owns.
    add column attempt   int         not null default 0,
    -- Sent again with the same key after a doubt, and until when the network knows that key.
    add column resends   int         not null default 0,
    add column key_until timestamptz,
    -- Sent again because the network's list proved it absent.
    add column absences  int         not null default 0,
    -- How often the network's list was looked at, and when to look (or fetch a person) next.
    add column looks     int         not null default 0,
    add column look_at   timestamptz;

drop index outbox_waiting;
create index outbox_queue on outbox (channel, account, lane, rank, not_after, n) where state = 'WAITING';
create index outbox_in_line on outbox (conversation, rank, n) where state in ('WAITING', 'SENDING');
create index outbox_expiring on outbox (not_after, created_at) where state = 'WAITING';

create index outbox_keyed on outbox (key_until) where state = 'WAITING' and key_until is not null;

-- An account whose network does not answer rests; the state outlives a restart.
create table account_pace (
    channel      text        not null,
    account      text        not null,
    failures     int         not null default 0,
    open_until   timestamptz not null default '-infinity',
    pause_ms     bigint      not null default 0,
    probe_until  timestamptz not null default '-infinity',
    recovered_at timestamptz not null default '-infinity',
    reason       text        not null default '',
    primary key (channel, account)
);

-- A bucket of tokens an account and lane; it may owe, when two processes took from it at once.
create table account_bucket (
    channel     text             not null,
    account     text             not null,
    lane        text             not null,
    tokens      double precision not null,
    per_second  double precision not null,
    burst       double precision not null,
    refilled_at timestamptz      not null,
    primary key (channel, account, lane)
);

-- What the bot answered by itself, for the loop guard and the budgets; texts as hashes alone, kept for a day.
create table automatic_reply (
    n            bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    conversation uuid        not null,
    channel      text        not null,
    account      text        not null,
    visibility   text        not null,
    post         text,
    author       text,
    heard        text        not null,
    said         text        not null,
    quick        boolean     not null,
    hasty        boolean     not null,
    -- Why it was not said after all; null when it was.
    kept_back    text
);
create index automatic_reply_of on automatic_reply (conversation, n);
create index automatic_reply_public on automatic_reply (channel, account, at)
    where visibility = 'PUBLIC' and kept_back is null;
create index automatic_reply_post on automatic_reply (channel, account, post, at)
    where visibility = 'PUBLIC' and kept_back is null and post is not null;
create index automatic_reply_author on automatic_reply (channel, account, author, at)
    where visibility = 'PUBLIC' and kept_back is null and author is not null;
create index automatic_reply_kept_back on automatic_reply (at) where kept_back is not null;
create index automatic_reply_at on automatic_reply (at);
