package dev.dragoman.simulator;

import java.util.Set;

/**
 * How the pretend network misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 60,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 613
 * @param callsPerHour       calls after which Graph says 80001 (Page) or 80006 (Messenger); usage headers rise to it
 * @param regainMinutes      what the usage header promises while throttled
 * @param tokenDead          every call is refused with 190
 * @param humanAgentApproved whether the app may use the tag HUMAN_AGENT
 * @param blocked            numbers of the customers who blocked the page
 * @param receipts           whether deliveries and reads of our messages are reported
 * @param hideAuthors        comments come without their author
 * @param repeatDeliveries   how often each delivery is sent once more, at most 20
 * @param dropDeliveries     deliveries that are lost
 * @param reorder            deliveries that wait together go out in reverse
 * @param batch              deliveries that wait together go out as one POST of several entries
 * @param aheadSeconds       how far the network's clock is ahead of ours
 */
public record Traits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int callsPerHour,
        int regainMinutes,
        boolean tokenDead,
        boolean humanAgentApproved,
        Set<Integer> blocked,
        boolean receipts,
        boolean hideAuthors,
        int repeatDeliveries,
        int dropDeliveries,
        boolean reorder,
        boolean batch,
        long aheadSeconds)
        implements MessagingTraits {

    /** A network on its best behaviour. */
    public static final Traits CALM =
            new Traits(0, 0, 0, 30_000, 0, 100_000, 1, false, false, Set.of(), true, false, 0, 0, false, false, 0);

    private static final int MANY = 1_000_000;
    private static final long YEAR_SECONDS = 31_536_000;

    public Traits {
        latencyMillis = Math.clamp(latencyMillis, 0, 60_000);
        failAfterAccepting = Math.clamp(failAfterAccepting, 0, MANY);
        neverAnswer = Math.clamp(neverAnswer, 0, MANY);
        holdMillis = Math.clamp(holdMillis, 0, 120_000);
        throttle = Math.clamp(throttle, 0, MANY);
        callsPerHour = Math.clamp(callsPerHour, 1, MANY);
        regainMinutes = Math.clamp(regainMinutes, 0, 1440);
        blocked = Set.copyOf(blocked);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
        dropDeliveries = Math.clamp(dropDeliveries, 0, MANY);
        aheadSeconds = Math.clamp(aheadSeconds, 0, YEAR_SECONDS);
    }
}
