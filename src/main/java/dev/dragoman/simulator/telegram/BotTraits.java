package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.NetworkTraits;

/**
 * How the pretend Telegram misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           sends refused with 429
 * @param retryAfter         the seconds to wait that are stated then
 * @param tokenDead          every call is refused with 401
 * @param repeatDeliveries   how often each update is posted once more, at most 20
 */
public record BotTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int retryAfter,
        boolean tokenDead,
        int repeatDeliveries)
        implements NetworkTraits {

    /** A network on its best behaviour. */
    public static final BotTraits CALM = new BotTraits(0, 0, 0, 30_000, 0, 1, false, 0);

    public BotTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        retryAfter = Math.clamp(retryAfter, 1, 3600);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
    }
}
