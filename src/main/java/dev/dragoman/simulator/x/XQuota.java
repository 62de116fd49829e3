package dev.dragoman.simulator.x;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.NetworkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** X's limits for one account in windows of 15 minutes, by its page on rate limits. Called under the lock. */
final class XQuota {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MESSAGES = 15;
    private static final int POSTS = 100;
    private static final int MESSAGE_LISTS = 15;
    private static final int POST_LISTS = 300;
    private static final int OTHERS = 50;

    private final NetworkClock clock;
    private final Map<String, Window> windows = new HashMap<>();

    XQuota(NetworkClock clock) {
        this.clock = clock;
    }

    private record Window(Instant reset, int used) {}

    /** Counts the call; false when it is one too many. */
    boolean takes(ApiCall call) {
        Window now = window(call);
        windows.put(kind(call), new Window(now.reset(), Math.min(now.used() + 1, limit(call) + 1)));
        return now.used() < limit(call);
    }

    /** The answer with the headers that tell what is left. */
    ApiAnswer told(ApiCall call, ApiAnswer answer) {
        Window now = window(call);
        int left = answer.status() == 429 ? 0 : Math.max(limit(call) - now.used(), 0);
        return answer.with("x-rate-limit-limit", String.valueOf(limit(call)))
                .with("x-rate-limit-remaining", String.valueOf(left))
                .with("x-rate-limit-reset", String.valueOf(now.reset().getEpochSecond()));
    }

    void clear() {
        windows.clear();
    }

    private Window window(ApiCall call) {
        Window held = windows.get(kind(call));
        return held == null || !clock.now().isBefore(held.reset())
                ? new Window(clock.now().plus(WINDOW), 0)
                : held;
    }

    /** Ids in a path are left out, so there are as many kinds as methods. */
    private static String kind(ApiCall call) {
        if (call.is("POST", "2/dm_conversations/.*")) {
            return "messages";
        }
        if (call.is("GET", "2/dm_events")) {
            return "message lists";
        }
        if (call.is("GET", "2/users/.*")) {
            return "post lists";
        }
        return call.is("POST", "2/tweets") ? "posts" : "others";
    }

    private static int limit(ApiCall call) {
        return switch (kind(call)) {
            case "messages" -> MESSAGES;
            case "posts" -> POSTS;
            case "message lists" -> MESSAGE_LISTS;
            case "post lists" -> POST_LISTS;
            default -> OTHERS;
        };
    }
}
