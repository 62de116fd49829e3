-- Module bus. Parked events keep the order of the log, which is not that of their sequence numbers.
alter table parked_event add column place bigint generated always as identity;
drop index parked_by_conversation;
create unique index parked_by_conversation on parked_event (conversation, place);
