package dev.dragoman.simulator;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** The traits of the first network, which also puts the clock of all ahead. */
@Component
@WhenSimulating
final class Behaviour extends NetworkBehaviour<Traits> {

    private final NetworkClock clock;

    Behaviour(NetworkClock clock) {
        super(Traits.CALM);
        this.clock = clock;
    }

    @Override
    public synchronized void become(Traits wanted) {
        super.become(wanted);
        clock.putAhead(Duration.ofSeconds(wanted.aheadSeconds()));
    }
}
