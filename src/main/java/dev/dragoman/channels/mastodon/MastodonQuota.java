package dev.dragoman.channels.mastodon;

import dev.dragoman.channels.HeardQuotas;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an account may still call, by the {@code X-RateLimit} headers of its instance: a limit for each kind of call. */
final class MastodonQuota {

    /** Mastodon counts these apart. */
    enum Kind {
        /** A list from a place on: 300 in 15 minutes. */
        LIST,
        /** Any other call: 300 in 5 minutes. */
        CALL,
        /** A new post: 300 in 3 hours. */
        POST,
        /** Deleting a post: 30 in 30 minutes. */
        DELETE
    }

    private static final Duration UNSTATED = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<Kind, Instant> spent = new ConcurrentHashMap<>();
    private final HeardQuotas<Kind> left = new HeardQuotas<>("x-ratelimit-");
    private final Clock clock;

    MastodonQuota(Clock clock) {
        this.clock = clock;
    }

    /** Remembers that nothing is left, until when. */
    void heard(Kind kind, Answered answered) {
        left.note(kind, answered.headers(), clock.instant().plus(pause(answered)));
        if (answered.status() == 429
                || answered.headers().getOrDefault("x-ratelimit-remaining", "").equals("0")) {
            spent.put(kind, clock.instant().plus(pause(answered)));
        } else {
            spent.remove(kind);
        }
    }

    /** The limit that is nearest to its end. */
    Optional<Quota> quota() {
        return left.scarcest(kind -> true, clock.instant());
    }

    /** How long to make no such call; zero for not at all. */
    Duration rest(Kind kind) {
        Duration rest = Duration.between(clock.instant(), spent.getOrDefault(kind, Instant.EPOCH));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** Until the time in {@code X-RateLimit-Reset}, or for the seconds of {@code Retry-After}; at least 1 s. */
    Duration pause(Answered answered) {
        String reset = answered.headers().getOrDefault("x-ratelimit-reset", "");
        String seconds = answered.headers().getOrDefault("retry-after", "");
        try {
            Duration stated = reset.isEmpty()
                    ? seconds.matches("[0-9]{1,7}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNSTATED
                    : Duration.between(clock.instant(), Instant.parse(reset));
            return stated.compareTo(Duration.ofSeconds(1)) < 0
                    ? Duration.ofSeconds(1)
                    : stated.compareTo(LONGEST) > 0 ? LONGEST : stated;
        } catch (DateTimeParseException e) {
            return UNSTATED;
        }
    }
}
