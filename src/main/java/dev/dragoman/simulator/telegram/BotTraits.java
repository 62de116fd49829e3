package dev.dragoman.simulator.telegram;

/**
 * How the pretend Telegram misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 60,000 ms
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
        int repeatDeliveries) {

    /** A network on its best behaviour. */
    public static final BotTraits CALM = new BotTraits(0, 0, 0, 30_000, 0, 1, false, 0);

    private static final int MANY = 1_000_000;

    public BotTraits {
        latencyMillis = Math.clamp(latencyMillis, 0, 60_000);
        failAfterAccepting = Math.clamp(failAfterAccepting, 0, MANY);
        neverAnswer = Math.clamp(neverAnswer, 0, MANY);
        holdMillis = Math.clamp(holdMillis, 0, 120_000);
        throttle = Math.clamp(throttle, 0, MANY);
        retryAfter = Math.clamp(retryAfter, 1, 3600);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
    }
}
