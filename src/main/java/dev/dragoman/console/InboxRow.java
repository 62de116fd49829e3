package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.handoff.Ticket;
import dev.dragoman.replies.Decided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inbox.
 *
 * @param ticket   why it needs a person; null if it does not
 * @param decision what the bot decided last; null if it never did
 */
public record InboxRow(
        Conversation conversation,
        @Nullable Ticket ticket,
        @Nullable Decided decision) {

    /** Since when the customer waits for a person, or else when anything last happened. */
    public Instant since() {
        return ticket == null ? conversation.lastAt() : ticket.createdAt();
    }

    /** Whether the customer waits for a person whom nobody is yet. */
    public boolean waits() {
        return ticket != null && ticket.holder() == null;
    }

    public boolean urgent() {
        return ticket != null && ticket.urgent();
    }

    public String path() {
        return conversation.id().toString();
    }
}
