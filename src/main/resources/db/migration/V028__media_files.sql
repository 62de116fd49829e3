-- Module media: files that were handed to us. Named: some message speaks of it; what nobody names is soon thrown away.
create table media_file (
    id         uuid        primary key default uuidv7(),
    owner      text        not null,
    client_id  uuid        not null,
    name       text        not null,
    kind       text        not null,
    bytes      bytea       not null,
    size       int         not null,
    named      boolean     not null default false,
    created_at timestamptz not null default clock_timestamp(),
    unique (owner, client_id)
);
alter table media_file alter column bytes set storage external;
create index media_file_unnamed on media_file (created_at) where not named;
