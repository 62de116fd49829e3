package dev.dragoman.rasa;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path     its segments, which are escaped; none may leave the server's address
 * @param body     sent as JSON by POST; null makes it a GET
 * @param deadline for the whole call
 * @param largest  the answer's length in bytes that is still read
 */
record RasaCall(
        List<String> path,
        Map<String, String> query,
        @Nullable Object body,
        Duration deadline,
        int largest) {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration SHORT = Duration.ofSeconds(2);

    static RasaCall get(String... path) {
        return new RasaCall(List.of(path), Map.of(), null, SHORT, MEGABYTE);
    }

    static RasaCall post(Object body, String... path) {
        return new RasaCall(List.of(path), Map.of(), body, SHORT, MEGABYTE);
    }

    RasaCall with(String name, String value) {
        return new RasaCall(path, Map.of(name, value), body, deadline, largest);
    }

    RasaCall within(Duration longer) {
        return new RasaCall(path, query, body, longer, largest);
    }

    /** For answers that hold a whole conversation. */
    RasaCall large() {
        return new RasaCall(path, query, body, deadline, 16 * MEGABYTE);
    }
}
