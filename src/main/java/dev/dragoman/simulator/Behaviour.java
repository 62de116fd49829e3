package dev.dragoman.simulator;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Holds the traits of the moment and counts the limited ones down. */
@Component
@WhenSimulating
final class Behaviour {

    private final NetworkClock clock;
    private Traits traits = Traits.CALM;

    Behaviour(NetworkClock clock) {
        this.clock = clock;
    }

    synchronized Traits now() {
        return traits;
    }

    synchronized void become(Traits wanted) {
        traits = wanted;
        clock.putAhead(Duration.ofSeconds(wanted.aheadSeconds()));
    }

    /** Changes the named traits alone; refuses a name it does not know and a value of the wrong kind. */
    synchronized Traits change(Map<String, ?> wanted) {
        become(PretendNetwork.changed(traits, wanted));
        return traits;
    }

    /** Whether this call shall be refused as one too many. */
    synchronized boolean throttles() {
        return takes("throttle", traits.throttle());
    }

    /** Whether this accepted call shall be answered 500. */
    synchronized boolean failsAfterAccepting() {
        return takes("failAfterAccepting", traits.failAfterAccepting());
    }

    /** Whether this accepted call shall get no answer. */
    synchronized boolean neverAnswers() {
        return takes("neverAnswer", traits.neverAnswer());
    }

    /** Whether this delivery shall be lost. */
    synchronized boolean dropsDelivery() {
        return takes("dropDeliveries", traits.dropDeliveries());
    }

    private boolean takes(String name, int left) {
        if (left == 0) {
            return false;
        }
        change(Map.of(name, left - 1));
        return true;
    }
}
