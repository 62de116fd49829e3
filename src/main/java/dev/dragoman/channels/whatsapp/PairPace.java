package dev.dragoman.channels.whatsapp;

import dev.dragoman.message.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast one number may write to one person: one message in 6 s, by WhatsApp's page on throughput, which allows short
 * bursts. It is counted in this process alone; where several speak, WhatsApp's error 131056 is the brake.
 */
final class PairPace {

    /** One message in this time. */
    static final Duration EVERY = Duration.ofSeconds(6);

    /** So many at once after a silence; WhatsApp publishes no figure, so it is our own and careful. */
    static final int BURST = 10;

    private static final Duration LENT = EVERY.multipliedBy(BURST - 1L);
    private static final int MOST_PAIRS = 10_000;

    private final Recent<Address, Instant> paidOff = new Recent<>(MOST_PAIRS);
    private final Clock clock;

    PairPace(Clock clock) {
        this.clock = clock;
    }

    /** Takes the right to send to a person now; or tells how long to wait, and then nothing may be sent. */
    synchronized Optional<Duration> pauseBeforeSending(Address person) {
        Instant now = clock.instant();
        Instant due = paidOff.find(person).filter(now::isBefore).orElse(now);
        Instant free = due.minus(LENT);
        if (free.isAfter(now)) {
            return Optional.of(Duration.between(now, free));
        }
        paidOff.put(person, due.plus(EVERY));
        return Optional.empty();
    }
}
