-- Module learning: what is learned beyond the files of intents/, and which of its lessons are done.

-- Changes are counted from the files, so that a version stands by itself. A draft is edited in place, the rest never.
create table intent_version (
    language     text        not null,
    version      int         not null check (version > 0),
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'DISCARDED')),
    revision     int         not null default 1,
    changes      text        not null,
    author       uuid        not null,
    author_name  text        not null,
    reason       text        not null default '',
    at           timestamptz not null default clock_timestamp(),
    primary key (language, version)
);
create unique index intent_version_one_draft on intent_version (language) where state = 'DRAFT';

-- The decisions of the bot of which nothing more is to be learned.
create table lesson_settled (
    decision bigint      primary key,
    by_name  text        not null,
    at       timestamptz not null default clock_timestamp()
);

-- What an agent says was meant.
create table lesson_correction (
    decision bigint      primary key,
    intent   text        not null,
    by_name  text        not null,
    at       timestamptz not null default clock_timestamp()
);
create index lesson_correction_by_time on lesson_correction (at desc);
