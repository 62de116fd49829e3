package dev.dragoman.simulator;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a pretend network says to a call.
 *
 * @param isNoted whether it goes into the journal: who asks again and again and hears nothing would fill it
 */
public record ApiAnswer(int status, JsonNode body, Map<String, String> headers, boolean isNoted) {

    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer without headers of its own. */
    public static ApiAnswer of(int status, JsonNode body) {
        return new ApiAnswer(status, body, Map.of(), true);
    }

    /** It was done. */
    public static ApiAnswer ok(JsonNode body) {
        return of(200, body);
    }

    /** Whether it was done. */
    public boolean isDone() {
        return status / 100 == 2;
    }

    /** The same with one header more. */
    public ApiAnswer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiAnswer(status, body, more, isNoted);
    }

    /** The same, left out of the journal when it holds nothing. */
    public ApiAnswer notedIf(boolean isNews) {
        return new ApiAnswer(status, body, headers, isNews);
    }
}
