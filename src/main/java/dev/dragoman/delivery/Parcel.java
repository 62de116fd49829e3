package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that has been written down as {@code SENDING}, ready for its channel.
 *
 * @param owner   the owner under which it may leave; null for what a person wrote
 * @param tries   how often it was tried before
 * @param resends how often it went out again with the same key after a doubt
 * @param attempt the number of this claim
 * @param claimed when the claim began, by {@link System#nanoTime}, which goes on while a process is stopped
 * @param open    how long the network's window was still open then; null where there is none
 */
public record Parcel(
        UUID id,
        ConversationId conversation,
        Outbound outbound,
        @Nullable Owner owner,
        int tries,
        int resends,
        int attempt,
        long claimed,
        @Nullable Duration open) {

    /** The channel to go by: one of our own closed set, so a route may dispatch on it. */
    public ChannelId channel() {
        return outbound.address().channel();
    }

    /** The time since the claim began. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - claimed);
    }

    /** Whether the window has closed since. */
    boolean isTooLate() {
        return open != null && age().compareTo(open) >= 0;
    }
}
