package dev.dragoman.webchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts what somebody does in a window of time. Bounded: it remembers at most 100,000 callers. */
final class RateLimit {

    private final int most;
    private final Duration per;
    private final InstantSource clock;
    private final Cache<String, Window> windows;

    RateLimit(int most, Duration per, InstantSource clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
        this.windows =
                Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(per).build();
    }

    /** Counts one more; zero when that is allowed, otherwise the time until the window ends. */
    Duration count(String who) {
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        who,
                        (key, old) -> old == null || !now.isBefore(old.start().plus(per))
                                ? new Window(now, 1)
                                : new Window(old.start(), Math.min(old.count() + 1, most + 1)));
        return window.count() <= most
                ? Duration.ZERO
                : Duration.between(now, window.start().plus(per));
    }

    private record Window(Instant start, int count) {}
}
