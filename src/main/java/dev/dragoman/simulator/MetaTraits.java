package dev.dragoman.simulator;

/** What all pretend networks of Meta can do wrong. A number of calls is how many further calls are affected. */
public interface MetaTraits {

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

    /** Calls after which a limit is reached; the usage headers rise to it. */
    int callsPerHour();

    /** What the usage header promises while throttled. */
    int regainMinutes();

    /** Every call is refused with 190. */
    boolean tokenDead();

    /** How often each delivery is sent once more. */
    int repeatDeliveries();

    /** Deliveries that are lost. */
    int dropDeliveries();

    /** Deliveries that wait together go out in reverse. */
    boolean reorder();

    /** Deliveries that wait together go out as one POST of several entries. */
    boolean batch();

    /** A number of calls within bounds. */
    static int calls(int wanted) {
        return Math.clamp(wanted, 0, 1_000_000);
    }

    /** A pause in milliseconds within bounds. */
    static int pause(int millis) {
        return Math.clamp(millis, 0, 120_000);
    }
}
