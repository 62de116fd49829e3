package dev.dragoman.simulator;

/**
 * How a pretend network misbehaves that has nothing of its own to do wrong and is asked for what is new.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused as too many
 * @param retryAfter         the seconds to wait that are stated then, at most 3,600
 * @param tokenDead          every call is refused as one by a stranger
 */
public record PlainTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int retryAfter,
        boolean tokenDead)
        implements NetworkTraits {

    /** A network on its best behaviour. */
    public static final PlainTraits CALM = new PlainTraits(0, 0, 0, 30_000, 0, 1, false);

    public PlainTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        retryAfter = Math.clamp(retryAfter, 1, 3600);
    }
}
