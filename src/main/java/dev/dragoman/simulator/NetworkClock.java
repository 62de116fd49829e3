package dev.dragoman.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The pretend networks' own clock: the house's time, put ahead to try what happens when a reply window closes. */
@Component
@WhenSimulating
public final class NetworkClock {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    NetworkClock(ObjectProvider<Clock> clocks) {
        clock = clocks.getIfUnique(Clock::systemUTC);
    }

    /** What the pretend networks take for the present. */
    public Instant now() {
        return clock.instant().plus(ahead);
    }

    void putAhead(Duration duration) {
        ahead = duration;
    }
}
