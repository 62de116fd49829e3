-- Module channels: what a channel remembers of an account beyond a restart. Secrets are sealed.
create table kept (
    channel text        not null,
    account text        not null,
    name    text        not null check (length(name) <= 100),
    value   text        not null default '' check (length(value) <= 16000),
    at      timestamptz not null default clock_timestamp(),
    primary key (channel, account, name)
);
