package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How many calls of a kind an account may make in a time, by {@code RateLimiter} and {@code Rack::Attack} in Mastodon. */
final class CallLimits {

    private final Map<Kind, Window> windows = new EnumMap<>(Kind.class);

    private enum Kind {
        LIST(300, Duration.ofMinutes(15)),
        CALL(300, Duration.ofMinutes(5)),
        POST(300, Duration.ofHours(3)),
        DELETE(30, Duration.ofMinutes(30));

        private final int most;
        private final Duration time;

        Kind(int most, Duration time) {
            this.most = most;
            this.time = time;
        }

        static Kind of(ApiCall call) {
            if (call.is("DELETE", "api/v1/statuses/.*")) {
                return DELETE;
            }
            if (call.is("POST", "api/v1/statuses")) {
                return POST;
            }
            boolean isPaged = call.fields().has("min_id") || call.fields().has("max_id");
            return call.is("GET", ".*") && isPaged ? LIST : CALL;
        }
    }

    private record Window(Instant end, int calls) {}

    /** Counts a call and lets it be answered, unless there were too many. */
    ApiAnswer count(ApiCall call, Instant now, Supplier<ApiAnswer> answer) {
        Kind kind = Kind.of(call);
        Window window = windows.get(kind);
        Window counted = window == null || !window.end().isAfter(now)
                ? new Window(now.plus(kind.time), 1)
                : new Window(window.end(), window.calls() + 1);
        windows.put(kind, counted);
        boolean isTooMuch = counted.calls() > kind.most;
        return (isTooMuch ? refusal(counted.end()) : answer.get())
                .with("X-RateLimit-Limit", String.valueOf(kind.most))
                .with("X-RateLimit-Remaining", String.valueOf(Math.max(0, kind.most - counted.calls())))
                .with("X-RateLimit-Reset", TootJson.time(counted.end()));
    }

    /** One call too many, until a time. */
    static ApiAnswer refusal(Instant until) {
        return TootsApi.error(429, "Too many requests")
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-Reset", TootJson.time(until));
    }

    void forget() {
        windows.clear();
    }
}
