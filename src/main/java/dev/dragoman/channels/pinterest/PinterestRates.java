package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.NetworkAnswer.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How long to make no call, by the headers {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, or by
 * {@code Retry-After}. Pinterest does not describe their units, so seconds and times since 1970 are both understood.
 */
final class PinterestRates {

    private static final Duration UNSTATED = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern NONE_LEFT = Pattern.compile("0(?![0-9]).*");
    private static final long A_TIME = 1_000_000_000L;

    private PinterestRates() {}

    /** Zero while there are calls left. */
    static Duration rest(Answered answered, Instant now) {
        String left = answered.headers().getOrDefault("x-ratelimit-remaining", "");
        return NONE_LEFT.matcher(left).matches() ? pause(answered, now) : Duration.ZERO;
    }

    /** What the headers ask for, 1 s to 1 day; a quarter of an hour where they do not. */
    static Duration pause(Answered answered, Instant now) {
        String seconds = answered.headers().getOrDefault("retry-after", "");
        String reset = answered.headers().getOrDefault("x-ratelimit-reset", "");
        String stated = seconds.isEmpty() ? reset : seconds;
        if (!stated.matches("[0-9]{1,12}")) {
            return UNSTATED;
        }
        long number = Long.parseLong(stated);
        long wait = number >= A_TIME ? number - now.getEpochSecond() : number;
        return Duration.ofSeconds(Math.clamp(wait, 1, LONGEST.toSeconds()));
    }
}
