package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.PretendNetwork;
import dev.dragoman.simulator.WhenSimulating;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Holds the traits of the moment and counts the limited ones down. */
@Component
@WhenSimulating
final class BotBehaviour {

    private BotTraits traits = BotTraits.CALM;

    synchronized BotTraits now() {
        return traits;
    }

    synchronized BotTraits change(Map<String, ?> wanted) {
        traits = PretendNetwork.changed(traits, wanted);
        return traits;
    }

    synchronized void calm() {
        traits = BotTraits.CALM;
    }

    /** Whether this send shall be refused as one too many. */
    synchronized boolean throttles() {
        return takes("throttle", traits.throttle());
    }

    /** Whether this accepted send shall be answered 500. */
    synchronized boolean failsAfterAccepting() {
        return takes("failAfterAccepting", traits.failAfterAccepting());
    }

    /** Whether this accepted send shall get no answer. */
    synchronized boolean neverAnswers() {
        return takes("neverAnswer", traits.neverAnswer());
    }

    private boolean takes(String name, int left) {
        if (left == 0) {
            return false;
        }
        change(Map.of(name, left - 1));
        return true;
    }
}
