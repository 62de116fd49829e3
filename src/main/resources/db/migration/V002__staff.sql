-- Owned by the module "staff".

create table staff (
    id                  uuid primary key,
    login               text        not null unique check (login = lower(login) and length(login) between 1 and 60),
    name                text        not null check (length(name) between 1 and 120),
    -- Null: nobody can sign in with a password.
    password            text,
    password_changed_at timestamptz not null default now(),
    role                text        not null check (role in ('ADMINISTRATOR', 'AGENT', 'MARKETER')),
    created_at          timestamptz not null default now(),
    disabled_at         timestamptz
);

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    -- Null: the house itself.
    who     uuid,
    what    text        not null,
    subject text        not null,
    detail  jsonb       not null default '{}'
);

create index audit_by_subject on audit (subject, id);

-- Append-only: a line is never changed, and removed by retention alone, a year later.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '1 year' then
        return old;
    end if;
    raise exception 'the audit is append-only';
end
$$;

create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
