-- Module publishing: what is said to everybody, and what became of it on each account.

create table publication (
    id          uuid primary key,
    text        text        not null,
    link        text,
    picture     text,
    title       text,
    author_name text        not null,
    due_at      timestamptz not null,
    version     int         not null default 1,
    created_at  timestamptz not null default clock_timestamp()
);
create index publication_recent on publication (due_at desc);

create table placement (
    id            uuid primary key default uuidv7(),
    publication   uuid        not null references publication,
    channel       text        not null,
    account       text        not null,
    state         text        not null default 'PLANNED'
                  check (state in ('PLANNED', 'SENDING', 'PUBLISHED', 'DOUBTFUL', 'REFUSED', 'CANCELLED')),
    due_at        timestamptz not null,
    not_before    timestamptz not null,
    tries         int         not null default 0,
    sending_until timestamptz,
    -- It may have been published by an earlier try; until then the network still knows our key.
    doubted       boolean     not null default false,
    key_until     timestamptz,
    external_id   text,
    reason        text,
    settled_at    timestamptz,
    unique (publication, channel, account)
);
create index placement_open on placement (not_before) where state in ('PLANNED', 'SENDING');
create index placement_published on placement (channel, account, external_id) where external_id is not null;

-- Module conversations: which conversations stand under a publication.
create index message_by_post on message (post) where post is not null;
