package dev.dragoman.handoff;

import dev.dragoman.conversations.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that needs a person.
 *
 * @param reason     why, as a sentence
 * @param urgent     goes before the others
 * @param holder     who took it; null while it waits
 * @param resolvedAt when a person was done with it; null while it is open
 */
public record Ticket(
        UUID id,
        ConversationId conversation,
        String reason,
        boolean urgent,
        Instant createdAt,
        @Nullable UUID holder,
        @Nullable String holderName,
        @Nullable Instant resolvedAt) {}
