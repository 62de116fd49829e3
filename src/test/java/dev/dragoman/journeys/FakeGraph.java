package dev.dragoman.journeys;

import dev.dragoman.system.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** A Graph API that takes messages, remembers what every customer got to see, and never says a word by itself. */
final class FakeGraph implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Queue<String>> seen = new ConcurrentHashMap<>();

    FakeGraph() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort() + "/v25.0";
    }

    /** What this customer got to see. */
    List<String> seenBy(String psid) {
        return List.copyOf(seen.getOrDefault(psid, new ConcurrentLinkedQueue<>()));
    }

    private MockResponse answer(RecordedRequest request) {
        JsonNode call = Json.MAPPER.readTree(
                request.getBody() == null ? "{}" : request.getBody().utf8());
        String psid = call.path("recipient").path("id").stringValue("");
        JsonNode text = call.path("message").path("text");
        if (text.isString()) {
            seen.computeIfAbsent(psid, key -> new ConcurrentLinkedQueue<>()).add(text.stringValue());
        }
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "application/json")
                .body("{\"recipient_id\":\"" + psid + "\",\"message_id\":\"m_" + UUID.randomUUID() + "\"}")
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
