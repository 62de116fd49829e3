package dev.dragoman.publishing;

import dev.dragoman.message.NetworkId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication in one place.
 *
 * @param tries     how often it was tried
 * @param notBefore when it is tried, or tried again
 * @param doubted   whether an earlier try may have published it already
 * @param published the network's id; null before, and where nobody knows it
 * @param address   where people read it; null where that is not known
 * @param reason    why it waits, failed or is in doubt; null for none
 */
public record Placement(
        UUID id,
        Place place,
        State state,
        int tries,
        Instant notBefore,
        boolean doubted,
        @Nullable NetworkId published,
        @Nullable String address,
        @Nullable String reason) {

    /** Where it stands. The names are part of the store. */
    public enum State {
        /** It waits for its time. */
        PLANNED,
        /** It is leaving just now. */
        SENDING,
        /** Everybody can read it. */
        PUBLISHED,
        /** It may have been published; a person decides. */
        DOUBTFUL,
        /** The network did not take it. */
        REFUSED,
        /** A person took it back before it left. */
        CANCELLED
    }

    /** Whether a person may let it go again. */
    public boolean canGoAgain() {
        return state == State.DOUBTFUL || state == State.REFUSED;
    }
}
