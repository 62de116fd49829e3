-- Module conversations: how customers can be reached, and who may be one person.

-- A customer that was merged points at the first of its person; one that was not is a person by itself.
alter table customer
    add column merged_into uuid references customer,
    add column person      uuid generated always as (coalesce(merged_into, id)) stored;
create index customer_by_person on customer (person);

-- Networks whose people may be linked with nobody before they agreed. A rule outlives the channel that is switched off.
create table guarded_channel (
    channel text primary key
);
alter table identity
    add column consent_by   uuid,
    add column consent_name text,
    add column consent_at   timestamptz;
create index identity_by_customer on identity (customer);
create index conversation_by_customer on conversation (customer) where customer is not null;

-- A row for each place a contact is known from, so that it goes with the last of them.
create table contact (
    customer     uuid        not null references customer,
    kind         text        not null check (kind in ('EMAIL', 'PHONE')),
    value        text        not null,
    -- The message in which the customer said so; null where the network itself tells.
    conversation uuid references conversation,
    external_id  text,
    at           timestamptz not null default clock_timestamp(),
    unique nulls not distinct (customer, kind, value, conversation, external_id)
);
create index contact_by_value on contact (kind, value);
create index contact_by_message on contact (conversation, external_id) where conversation is not null;

-- Two customers with the same contact. What joins two people are the rows that people decided to be MERGED.
create table merge_proposal (
    id           uuid        primary key default uuidv7(),
    one          uuid        not null references customer,
    other        uuid        not null references customer,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'MERGED', 'APART')),
    created_at   timestamptz not null default clock_timestamp(),
    decided_at   timestamptz,
    decided_by   uuid,
    decided_name text,
    unique (one, other),
    check (one < other)
);
create index merge_proposal_by_other on merge_proposal (other);
create index merge_proposal_open on merge_proposal (created_at) where state = 'OPEN';

create view bound_customer as
select i.customer as id from identity i join guarded_channel g on g.channel = i.channel where i.consent_at is null;

-- What may be decided now: not two that are one already, nor two of whose people somebody said that they are not the same.
create view open_proposal as
select p.id, p.one, p.other, a.person as one_person, b.person as other_person, p.created_at
  from merge_proposal p
  join customer a on a.id = p.one
  join customer b on b.id = p.other
 where p.state = 'OPEN' and a.person <> b.person
   and not exists (select from bound_customer c where c.id in (p.one, p.other))
   and not exists (select from merge_proposal q
                     join customer x on x.id = q.one
                     join customer y on y.id = q.other
                    where q.state = 'APART'
                      and (x.person, y.person) in ((a.person, b.person), (b.person, a.person)));
