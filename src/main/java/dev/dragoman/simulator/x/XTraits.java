package dev.dragoman.simulator.x;

import dev.dragoman.simulator.NetworkTraits;

/**
 * How the pretend X misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 429
 * @param tokenDead          neither token is taken
 * @param noCredit           sends are refused since nothing is left to pay them with
 * @param summonedOnly       an app may answer only posts that mention the account or quote it
 * @param repeatDeliveries   how often each event is posted once more, at most 20
 * @param dropDeliveries     events that are lost
 * @param reorder            events that wait together go out in reverse
 */
public record XTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        boolean tokenDead,
        boolean noCredit,
        boolean summonedOnly,
        int repeatDeliveries,
        int dropDeliveries,
        boolean reorder)
        implements NetworkTraits {

    /** A network on its best behaviour, with the rule of the self-serve tiers. */
    public static final XTraits CALM = new XTraits(0, 0, 0, 30_000, 0, false, false, true, 0, 0, false);

    public XTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
        dropDeliveries = NetworkTraits.calls(dropDeliveries);
    }
}
