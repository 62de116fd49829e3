package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.MessagingTraits;
import dev.dragoman.simulator.NetworkTraits;
import java.util.List;
import java.util.Set;

/**
 * How the pretend Instagram misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 613
 * @param callsPerHour       calls after which 80002 comes; usage headers rise to it
 * @param regainMinutes      what the usage header promises while throttled
 * @param tokenDead          every call is refused with 190
 * @param humanAgentApproved whether the app may use the tag HUMAN_AGENT
 * @param blocked            numbers of the customers who blocked the account
 * @param receipts           whether it is told that our messages were seen
 * @param commentShape       how comments are told: {@code changes}, {@code comment_id} for the variant of the documentation,
 *                           or {@code entry} for that of Instagram Login
 * @param hideAuthors        comments come without their author
 * @param repeatDeliveries   how often each delivery is sent once more, at most 20
 * @param dropDeliveries     deliveries that are lost
 * @param reorder            deliveries that wait together go out in reverse
 * @param batch              deliveries that wait together go out as one POST of several entries
 */
public record InstagramTraits(
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
        String commentShape,
        boolean hideAuthors,
        int repeatDeliveries,
        int dropDeliveries,
        boolean reorder,
        boolean batch)
        implements MessagingTraits {

    private static final List<String> SHAPES = List.of("changes", "comment_id", "entry");

    /** A network on its best behaviour. */
    public static final InstagramTraits CALM = new InstagramTraits(
            0, 0, 0, 30_000, 0, 100_000, 1, false, false, Set.of(), true, "changes", false, 0, 0, false, false);

    public InstagramTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        callsPerHour = Math.max(1, NetworkTraits.calls(callsPerHour));
        regainMinutes = Math.clamp(regainMinutes, 0, 1440);
        blocked = Set.copyOf(blocked);
        if (!SHAPES.contains(commentShape)) {
            throw new IllegalArgumentException("a comment comes as one of " + SHAPES);
        }
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
        dropDeliveries = NetworkTraits.calls(dropDeliveries);
    }
}
