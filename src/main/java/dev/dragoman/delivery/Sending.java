package dev.dragoman.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send as a person sees it.
 *
 * @param act        {@code Say}, {@code ReplyPrivately}, {@code Like} or {@code Hide}
 * @param authorName null when the bot wrote it
 * @param state      {@code WAITING}, {@code SENDING}, {@code SENT}, {@code UNCLEAR}, {@code FAILED}, {@code CANCELLED}
 * @param reason     why it waits, failed, was cancelled or may have been sent
 * @param trigger    what it answers, as the decision knows it
 */
public record Sending(
        UUID id,
        UUID conversation,
        String act,
        String text,
        java.util.List<String> choices,
        @Nullable String authorName,
        State state,
        @Nullable String reason,
        String trigger,
        Instant at,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {

    /** What became of a send. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** It may have been sent. */
        UNCLEAR,
        FAILED,
        CANCELLED
    }
}
