-- Module delivery: each send is written three times, and each of its versions stands in every whole index.

-- A conversation's sends are found by the place index, which begins with the conversation.
drop index outbox_by_conversation;
drop index outbox_by_trigger;

-- It offered itself for the search of what may leave, and was full of what had left.
drop index outbox_expiring;

drop index outbox_by_external;
create index outbox_by_external on outbox (channel, account, external_id) where external_id is not null;

-- A short queue in a long table: what has gone is cleared away soon, so that nobody steps over it.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                        autovacuum_analyze_scale_factor = 0.02);

-- Module conversations: a lease changes no index, so with room on its page a new version touches none.
alter table conversation set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                              autovacuum_analyze_scale_factor = 0.02);
