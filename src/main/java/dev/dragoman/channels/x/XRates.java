package dev.dragoman.channels.x;

import dev.dragoman.channels.HeardQuotas;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.x.XRendering.Kind;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Obeys the headers {@code x-rate-limit-remaining} and {@code x-rate-limit-reset}, which X sends with every answer and
 * counts for each user and kind of call: when nothing remains, no such call is made before the reset.
 */
final class XRates {

    /** The pause when X throttles without saying for how long: its windows have 15 minutes. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<Call, Instant> resets = new HashMap<>();
    private final HeardQuotas<Call> left = new HeardQuotas<>("x-rate-limit-");
    private final Clock clock;

    XRates(Clock clock) {
        this.clock = clock;
    }

    /** A call as X counts it. */
    record Call(AccountId account, Kind kind) {}

    /** How long no such call may be made; empty when one may. */
    synchronized Optional<Duration> pauseBeforeCalling(Call call) {
        Instant now = clock.instant();
        Instant reset = resets.getOrDefault(call, Instant.EPOCH);
        return reset.isAfter(now) ? Optional.of(Duration.between(now, reset)) : Optional.empty();
    }

    /** Remembers what the headers of an answer say. */
    synchronized void note(Call call, Map<String, String> headers) {
        reset(headers).ifPresent(reset -> left.note(call, headers, reset));
        if (headers.getOrDefault("x-rate-limit-remaining", "").equals("0")) {
            reset(headers).ifPresent(reset -> resets.put(call, reset));
        }
    }

    /** Makes no such call before the reset that a refusal tells; says how long that is. */
    synchronized Duration throttled(Call call, Map<String, String> headers) {
        Instant now = clock.instant();
        Instant reset = reset(headers).orElse(now.plus(WINDOW));
        resets.put(call, reset);
        return Duration.between(now, reset);
    }

    /** Of the limits of an account, the one that is nearest to its end. */
    Optional<Quota> quota(AccountId account) {
        return left.scarcest(call -> call.account().equals(account), clock.instant());
    }

    /** In seconds since 1970; empty when it is over, absent or none. */
    private Optional<Instant> reset(Map<String, String> headers) {
        String seconds = headers.getOrDefault("x-rate-limit-reset", "");
        if (!seconds.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant reset = Instant.ofEpochSecond(Long.parseLong(seconds));
        Instant last = now.plus(LONGEST);
        return reset.isAfter(now) ? Optional.of(reset.isAfter(last) ? last : reset) : Optional.empty();
    }
}
