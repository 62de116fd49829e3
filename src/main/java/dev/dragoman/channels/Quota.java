package dev.dragoman.channels;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left of something that a network, or our own budget, limits.
 *
 * @param left  0 when it is used up, in {@code unit}
 * @param of    the whole of it, at least 1, in {@code unit}
 * @param until when it begins anew; null where nobody says
 */
public record Quota(Unit unit, long left, long of, @Nullable Instant until) {

    /** What is counted. */
    public enum Unit {
        CALLS,
        UNITS,
        PERCENT,
        /** Thousandths of a US dollar. */
        MILLS
    }

    public Quota {
        of = Math.max(1, of);
        left = Math.clamp(left, 0, of);
    }

    /** Whether nothing is left. */
    public boolean isSpent() {
        return left == 0;
    }

    /** The one of which the smallest part is left, among those that have not begun anew since. */
    static Optional<Quota> scarcest(Collection<Quota> all, Instant now) {
        return all.stream()
                .filter(quota -> quota.until == null || quota.until.isAfter(now))
                .min(Comparator.comparingDouble(quota -> (double) quota.left / quota.of));
    }
}
