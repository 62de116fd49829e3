package dev.dragoman.simulator;

/** What every pretend network can do wrong. A number of calls is how many further calls are affected. */
public interface NetworkTraits {

    /** Pause before each call is worked on. */
    int latencyMillis();

    /** Sends that are carried out, then answered 500. */
    int failAfterAccepting();

    /** Sends that are carried out and get no answer for {@link #holdMillis}. */
    int neverAnswer();

    /** How long a call without an answer is held before the connection ends. */
    int holdMillis();

    /** Calls refused as too many. */
    int throttle();

    /** Every call is refused as one by a stranger. */
    boolean tokenDead();

    /** How often each delivery is sent once more; a network without webhooks delivers nothing. */
    default int repeatDeliveries() {
        return 0;
    }

    /** Deliveries that are lost. */
    default int dropDeliveries() {
        return 0;
    }

    /** Deliveries that wait together go out in reverse. */
    default boolean reorder() {
        return false;
    }

    /** Deliveries that wait together go out as one POST. */
    default boolean batch() {
        return false;
    }

    /** A number of calls within bounds. */
    static int calls(int wanted) {
        return Math.clamp(wanted, 0, 1_000_000);
    }

    /** A pause in milliseconds within bounds. */
    static int pause(int millis) {
        return Math.clamp(millis, 0, 120_000);
    }
}
