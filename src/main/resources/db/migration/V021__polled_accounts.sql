-- Module bus: where each account that has to be asked was left, and which process asks it now.
create table polled_account (
    channel     text        not null,
    account     text        not null,
    place       text,
    epoch       bigint      not null default 0,
    asked_by    text,
    asked_until timestamptz not null default '-infinity',
    next_look   timestamptz not null default clock_timestamp(),
    trouble     text,
    primary key (channel, account)
);
