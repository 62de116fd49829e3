package dev.dragoman.simulator;

import java.util.Map;

/** Holds the traits of the moment and counts the limited ones down. */
public class MetaBehaviour<T extends Record & MetaTraits> {

    private T traits;

    /** Begins calm. */
    public MetaBehaviour(T calm) {
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

    /** Changes the named traits alone; refuses a name it does not know and a value of the wrong kind. */
    public final synchronized T change(Map<String, ?> wanted) {
        become(PretendNetwork.changed(traits, wanted));
        return traits;
    }

    /** Whether this call shall be refused as one too many. */
    final synchronized boolean throttles() {
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
    protected final synchronized boolean takes(String name, int left) {
        if (left == 0) {
            return false;
        }
        change(Map.of(name, left - 1));
        return true;
    }
}
