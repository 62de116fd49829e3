-- Module conversations: the last messages of one conversation.
create index message_by_conversation on message (conversation, n);
