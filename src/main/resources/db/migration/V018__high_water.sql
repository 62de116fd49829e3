-- Module bus: up to when each account was heard for sure, so that what was said while nobody listened is asked for.
create table high_water (
    channel     text        not null,
    account     text        not null,
    heard_until timestamptz not null,
    next_look   timestamptz not null,
    trouble     text,
    primary key (channel, account)
);
