-- Each send is written three times and each of its versions stands in every whole index: what another one can tell goes.

-- A conversation's sends are found by the place index, which begins with the conversation.
drop index outbox_by_conversation;
drop index outbox_by_trigger;

-- It offered itself for the search of what may leave, and was full of what had left.
drop index outbox_expiring;

drop index outbox_by_external;
create index outbox_by_external on outbox (channel, account, external_id) where external_id is not null;

-- A lease changes no index, so with room on its page the new version stands beside the old one and no index is touched.
alter table conversation set (fillfactor = 70);

-- Short queues in long tables: what has gone is cleared away soon, so that nobody steps over it.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                        autovacuum_analyze_scale_factor = 0.02);
alter table conversation set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                              autovacuum_analyze_scale_factor = 0.02);
