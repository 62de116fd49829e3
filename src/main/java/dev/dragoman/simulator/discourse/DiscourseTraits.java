package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.NetworkTraits;

/**
 * How the pretend forum misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 429
 * @param retryAfter         the seconds to wait that are stated then, at most 3,600
 * @param tokenDead          every call is refused with 403
 * @param repeatDeliveries   how often each webhook is sent once more, at most 20
 * @param dropDeliveries     webhooks that are lost
 * @param reorder            webhooks that wait together go out in reverse
 * @param retryWebHookEvents a webhook that nobody took is sent again, four times; off, as on a new forum
 * @param refuseSameWords    the same words of the bot within five minutes are refused, as of one who is no moderator
 * @param holdPosts          posts of the bot wait for a moderator
 */
public record DiscourseTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int retryAfter,
        boolean tokenDead,
        int repeatDeliveries,
        int dropDeliveries,
        boolean reorder,
        boolean retryWebHookEvents,
        boolean refuseSameWords,
        boolean holdPosts)
        implements NetworkTraits {

    /** A network on its best behaviour. */
    public static final DiscourseTraits CALM =
            new DiscourseTraits(0, 0, 0, 30_000, 0, 1, false, 0, 0, false, false, false, false);

    public DiscourseTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        retryAfter = Math.clamp(retryAfter, 1, 3600);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
        dropDeliveries = NetworkTraits.calls(dropDeliveries);
    }
}
