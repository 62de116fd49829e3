-- Module delivery: who is first of a conversation is asked behind a whole index. One of waiting sends alone seems empty to a
-- planner whose statistics were taken while nothing waited, and is then read as a whole for every send.
create index outbox_by_conversation on outbox (conversation, n);
drop index outbox_in_line;
