package dev.dragoman.rasa;

import dev.dragoman.system.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** The forms in which a Rasa server answers. */
final class StubAnswers {

    private StubAnswers() {}

    /** Rasa's own errors repeat the status in their body. */
    static MockResponse failure(String version, int status, Map<String, String> why) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("version", version);
        error.put("status", "failure");
        error.putAll(why);
        error.put("details", Map.of());
        error.put("help", null);
        error.put("code", status);
        return answer(status, "application/json", Json.MAPPER.writeValueAsString(error));
    }

    /** What its web server says by itself. */
    static MockResponse unknownRoute() {
        return answer(
                404, "application/json", "{\"description\":\"Not Found\",\"status\":404,\"message\":\"not found\"}");
    }

    static MockResponse ok(Object body) {
        return answer(200, "application/json", Json.MAPPER.writeValueAsString(body));
    }

    /** Everything was done, and nobody hears of it. */
    static MockResponse lost() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    static MockResponse answer(int status, String type, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body)
                .build();
    }
}
