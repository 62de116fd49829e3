-- Module conversations: what people should know of and nobody answers, such as a new item of a feed.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('SAID', 'PRESSED', 'REACTED', 'ECHOED', 'NOTICED', 'UNSEEN'));
