package dev.dragoman.conversations;

import dev.dragoman.message.Attachment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer wrote or did, or a colleague wrote in the network's own app.
 *
 * @param n           its place in the order of arrival
 * @param externalId  the network's id
 * @param byCustomer  false when a colleague wrote it in the network's own app
 * @param kind        {@code SAID}, {@code PRESSED}, {@code REACTED} or {@code ECHOED}
 * @param text        empty once it was withdrawn
 * @param payload     of the pressed button
 * @param parent      the message or comment it answers
 * @param editedAt    when it was last changed
 * @param withdrawnAt when it was taken back
 */
public record Message(
        long n,
        String externalId,
        boolean byCustomer,
        @Nullable String authorName,
        String kind,
        String text,
        @Nullable String payload,
        List<Attachment> attachments,
        @Nullable String parent,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant withdrawnAt) {}
