package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers as a Rasa server that was taught {@link Taught}: offsets in code points. */
final class FakeRasa extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String text = Json.MAPPER
                .readTree(request.getBody() == null ? "{}" : request.getBody().string(StandardCharsets.UTF_8))
                .path("text")
                .asString("");
        if (text.contains("blorp")) {
            return json("""
                    {"text": "", "intent": {"name": "nlu_fallback", "confidence": 0.3}, "entities": [],
                     "intent_ranking": [{"name": "nlu_fallback", "confidence": 0.3}, {"name": "greet", "confidence": 0.2}]}
                    """);
        }
        int at = text.indexOf("4711");
        String entities = at < 0
                ? ""
                : "{\"entity\": \"order_number\", \"start\": %d, \"end\": %d, \"value\": 4711, \"extractor\": \"X\"}"
                        .formatted(text.codePointCount(0, at), text.codePointCount(0, at) + 4);
        return json("""
                {"text": "", "intent": {"id": 9223372036854775807, "name": "track_order", "confidence": 0.93},
                 "entities": [%s], "response_selector": {}, "text_tokens": [[0, 1]],
                 "intent_ranking": [{"id": -9223372036854775807, "name": "track_order", "confidence": 0.93},
                                    {"name": "greet", "confidence": 0.05}]}
                """.formatted(entities));
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
