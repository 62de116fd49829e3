package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.NetworkTraits;

/**
 * How the pretend blog misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 429, as a host does
 * @param retryAfter         the seconds to wait that are stated then, at most 3,600
 * @param tokenDead          every call is refused with 401
 * @param flood              comments refused with {@code comment_flood}
 * @param closed             no comment is taken under any post
 * @param dropAgents         the blog does not keep which program wrote a comment
 */
public record BlogTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int retryAfter,
        boolean tokenDead,
        int flood,
        boolean closed,
        boolean dropAgents)
        implements NetworkTraits {

    /** A network on its best behaviour. */
    public static final BlogTraits CALM = new BlogTraits(0, 0, 0, 30_000, 0, 1, false, 0, false, false);

    public BlogTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        retryAfter = Math.clamp(retryAfter, 1, 3600);
        flood = NetworkTraits.calls(flood);
    }
}
