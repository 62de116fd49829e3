package dev.dragoman.simulator;

import java.util.Map;

/** Holds the traits of the moment and counts the limited ones down. */
public class NetworkBehaviour<T extends Record & NetworkTraits> {

    private final T calm;
    private T traits;

    /** Begins calm. */
    public NetworkBehaviour(T calm) {
        this.calm = calm;
        traits = calm;
    }

    /** The traits of the moment. */
    public final synchronized T now() {
        return traits;
    }

    /** Takes on these traits, all of them. */
    public synchronized void become(T wanted) {
        traits = wanted;
    }

    /** Goes back to the best behaviour. */
    public final void calm() {
        become(calm);
    }

    /** Changes the named traits alone; refuses a name it does not know and a value of the wrong kind. */
    public final synchronized T change(Map<String, ?> wanted) {
        become(PretendNetwork.changed(traits, wanted));
        return traits;
    }

    /** Whether this call shall be refused as one too many. */
    public final synchronized boolean throttles() {
        return takes("throttle", traits.throttle());
    }

    /** Whether this accepted call shall be answered 500. */
    final synchronized boolean failsAfterAccepting() {
        return takes("failAfterAccepting", traits.failAfterAccepting());
    }

    /** Whether this accepted call shall get no answer. */
    final synchronized boolean neverAnswers() {
        return takes("neverAnswer", traits.neverAnswer());
    }

    /** Whether this delivery shall be lost. */
    final synchronized boolean dropsDelivery() {
        return takes("dropDeliveries", traits.dropDeliveries());
    }

    /** Whether a trait that counts down has something left; takes one off. */
    public final synchronized boolean takes(String name, int left) {
        if (left == 0) {
            return false;
        }
        change(Map.of(name, left - 1));
        return true;
    }
}
