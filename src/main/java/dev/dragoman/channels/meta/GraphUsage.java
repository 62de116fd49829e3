package dev.dragoman.channels.meta;

import dev.dragoman.channels.Quota;
import dev.dragoman.message.AccountId;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Obeys what the headers {@code X-App-Usage} and {@code X-Business-Use-Case-Usage} say, in percent: from 75 calls are
 * spaced, from 95 none is made for the stated minutes. A call made while throttled would prolong the block.
 */
final class GraphUsage {

    /** The pause when Meta throttles without saying for how long. */
    static final Duration UNSTATED = Duration.ofMinutes(5);

    private static final int SLOW = 75;
    private static final int STOP = 95;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long MILLIS_PER_PERCENT = 250;

    private final Map<AccountId, State> states = new HashMap<>();
    private final Clock clock;

    GraphUsage(Clock clock) {
        this.clock = clock;
    }

    /** Takes the right to call now; or tells how long to wait, and then no call may be made. */
    synchronized Optional<Duration> pauseBeforeCalling(AccountId account) {
        Instant now = clock.instant();
        State before = states.getOrDefault(account, State.FREE);
        if (before.notBefore.isAfter(now)) {
            return Optional.of(Duration.between(now, before.notBefore));
        }
        states.put(account, new State(before.percent, now.plus(gap(before.percent))));
        return Optional.empty();
    }

    /** Whether calls that nobody would miss should not be made. */
    synchronized boolean isBusy(AccountId account) {
        State state = states.getOrDefault(account, State.FREE);
        return state.percent >= SLOW || state.notBefore.isAfter(clock.instant());
    }

    /** Remembers what the headers of an answer say. */
    synchronized void note(AccountId account, Map<String, String> headers) {
        Reported reported = Reported.of(headers);
        if (reported.minutes > 0 || reported.percent >= STOP) {
            pause(account, reported.minutes > 0 ? Duration.ofMinutes(reported.minutes) : UNSTATED);
        } else if (reported.percent > 0) {
            State before = states.getOrDefault(account, State.FREE);
            states.put(account, before.reporting(reported.percent, clock.instant()));
        }
    }

    /** What is left by the last answer that said so; empty before. */
    synchronized Optional<Quota> quota(AccountId account) {
        State state = states.getOrDefault(account, State.FREE);
        boolean isPaused = state.notBefore.isAfter(clock.instant());
        boolean isKnown = state.percent > 0 && (isPaused || state.percent < STOP);
        return isKnown
                ? Optional.of(new Quota(
                        Quota.Unit.PERCENT, 100L - state.percent, 100, state.percent < STOP ? null : state.notBefore))
                : Optional.empty();
    }

    /** Makes no call for this long, or longer where a header said so before; tells how long. */
    synchronized Duration throttled(AccountId account, @Nullable Duration stated) {
        if (stated != null) {
            pause(account, stated);
            return stated;
        }
        Instant now = clock.instant();
        Instant until = states.getOrDefault(account, State.FREE).notBefore;
        if (until.isBefore(now.plusSeconds(60))) {
            pause(account, UNSTATED);
            return UNSTATED;
        }
        return Duration.between(now, until);
    }

    private void pause(AccountId account, Duration pause) {
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        states.put(account, new State(STOP, clock.instant().plus(bounded)));
    }

    private static Duration gap(int percent) {
        return percent < SLOW ? Duration.ZERO : Duration.ofMillis((percent - SLOW + 1) * MILLIS_PER_PERCENT);
    }

    private record State(int percent, Instant notBefore) {
        static final State FREE = new State(0, Instant.EPOCH);

        /** A pause that another call was told of stays. */
        State reporting(int now, Instant at) {
            boolean isPaused = percent >= STOP && notBefore.isAfter(at);
            Instant next = at.plus(gap(now));
            return isPaused ? this : new State(now, next);
        }
    }

    private record Reported(int percent, int minutes) {

        static Reported of(Map<String, String> headers) {
            Reported app = new Reported(0, 0).with(json(headers.get("x-app-usage")));
            Reported all = app;
            for (JsonNode useCases :
                    json(headers.get("x-business-use-case-usage")).values()) {
                for (JsonNode useCase : useCases.values()) {
                    all = all.with(useCase);
                }
            }
            return all;
        }

        private Reported with(JsonNode usage) {
            int most = Math.max(number(usage, "call_count"), number(usage, "total_cputime"));
            most = Math.max(most, number(usage, "total_time"));
            int pause = number(usage, "estimated_time_to_regain_access");
            return new Reported(Math.max(percent, most), Math.max(minutes, pause));
        }

        private static int number(JsonNode usage, String name) {
            JsonNode value = usage.path(name);
            return value.isNumber() ? (int) Math.clamp(value.doubleValue(), 0, 1_000_000) : 0;
        }

        private static JsonNode json(@Nullable String header) {
            try {
                return Json.MAPPER.readTree(header == null ? "{}" : header);
            } catch (JacksonException e) {
                return Json.MAPPER.createObjectNode();
            }
        }
    }
}
