package dev.dragoman.conversations;

/** Something happened in a conversation; published inside the transaction, to be heard after its commit. */
public record ConversationChanged(ConversationId conversation) {}
