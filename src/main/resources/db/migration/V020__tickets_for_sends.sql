-- Module handoff: whether a ticket is there for nothing but sends that failed or may have arrived. Once people have
-- settled those, nobody needs it. Tickets from before stay until somebody resolves them.
alter table ticket add column for_sends boolean not null default false;
