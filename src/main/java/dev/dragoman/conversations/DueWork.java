package dev.dragoman.conversations;

import java.util.List;

/**
 * A conversation whose customer waits for the bot, under a lease of 15 s.
 *
 * @param unanswered what the customer wrote since the last answer, in order, the last 100; empty when all of it was withdrawn
 */
public record DueWork(Conversation conversation, List<Message> unanswered) {}
