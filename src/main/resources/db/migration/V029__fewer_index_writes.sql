-- Module delivery: indexes, of conversations too, that cost more at each write than they save at the few reads.

-- The count of attempts changes with each lease. Only an index that names it makes such a change an entry in all indexes;
-- the few conversations that are due are read through their own.
drop index conversation_hopeless;

-- The key of a conversation's plans begins with the conversation too, and is as whole (decision 0006).
drop index outbox_by_conversation;

-- Times only grow in this table, and it is asked for what is old once an hour.
drop index automatic_reply_at;
create index automatic_reply_at on automatic_reply using brin (at);
