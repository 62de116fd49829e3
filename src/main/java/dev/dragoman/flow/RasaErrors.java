package dev.dragoman.flow;

import dev.dragoman.system.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Errors in Rasa's form, for the doors that Rasa's clients knock at. */
final class RasaErrors {

    private static final String VERSION = "3.6.0";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private RasaErrors() {}

    static HttpAnswer error(int status, String reason, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("version", VERSION);
        error.put("status", "failure");
        error.put("message", message);
        error.put("reason", reason);
        error.put("details", Map.of());
        error.put("help", null);
        error.put("code", status);
        return HttpAnswer.json(status, Json.MAPPER.writeValueAsString(error));
    }

    static boolean isHere(String remote) {
        return LOOPBACK.contains(remote);
    }
}
