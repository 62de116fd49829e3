package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.NetworkTraits;

/**
 * How the pretend YouTube misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting writes that are carried out, then answered 500
 * @param neverAnswer        writes that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with {@code rateLimitExceeded}
 * @param dailyUnits         units a day, Pacific time; a list costs 1 and a write 50, then {@code quotaExceeded}
 * @param tokenDead          neither the refresh token nor an access token is taken
 * @param holdComments       further comments of people that wait for review
 */
public record YouTubeTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int dailyUnits,
        boolean tokenDead,
        int holdComments)
        implements NetworkTraits {

    /** A network on its best behaviour; 10,000 units by the quota page of the YouTube Data API. */
    public static final YouTubeTraits CALM = new YouTubeTraits(0, 0, 0, 30_000, 0, 10_000, false, 0);

    public YouTubeTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        dailyUnits = NetworkTraits.calls(dailyUnits);
        holdComments = NetworkTraits.calls(holdComments);
    }
}
