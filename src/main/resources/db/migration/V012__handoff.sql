-- Module handoff: what waits for a person, and who took it.

create table ticket (
    id           uuid primary key default uuidv7(),
    conversation uuid        not null,
    reason       text        not null,
    urgent       boolean     not null default false,
    created_at   timestamptz not null default clock_timestamp(),
    holder       uuid,
    holder_name  text,
    claimed_at   timestamptz,
    resolved_at  timestamptz,
    resolution   text
);
-- A conversation waits once, guarded by the store.
create unique index ticket_open on ticket (conversation) where resolved_at is null;
create index ticket_waiting on ticket (urgent desc, created_at) where resolved_at is null;
