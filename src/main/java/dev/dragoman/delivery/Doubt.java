package dev.dragoman.delivery;

import dev.dragoman.message.Address;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send that failed or may have been sent, and that waits for a person's word.
 *
 * @param since  when it ended so
 * @param closes when the network's window closes, after which it cannot be sent again; null for never
 */
public record Doubt(
        Sending sending,
        Address address,
        Instant since,
        @Nullable Instant closes) {

    /** Whether the network would still take it now. */
    public boolean canGo(Instant now) {
        return closes == null || now.isBefore(closes);
    }

    /** What the person has seen. A send that was tried since is another one, so an old page never sends twice. */
    public record Seen(UUID id, Instant since) {}
}
