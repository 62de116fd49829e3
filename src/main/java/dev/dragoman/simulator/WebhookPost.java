package dev.dragoman.simulator;

import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One HTTP exchange with the product's webhook: the handshake, or a signed POST. Each goes into the journal. */
@Component
@WhenSimulating
final class WebhookPost {

    /** Meta waits five seconds for its thanks. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = HttpOut.within(DEADLINE);
    private final MetaSettings settings;
    private final NetworkClock clock;
    private final Journal journal;

    WebhookPost(MetaSettings settings, NetworkClock clock, Journal journal) {
        this.settings = settings;
        this.clock = clock;
        this.journal = journal;
    }

    /** Posts these bytes under the right signature and tells the status, or 0 when there was no answer. */
    int send(JsonNode document, byte[] body, String note) {
        return send(document, body, MetaJson.signature(settings.appSecret(), body), note);
    }

    /** The same with a signature of the caller's choice; an empty one is left out. */
    int send(JsonNode document, byte[] body, String signature, String note) {
        Request.Builder request = new Request.Builder().url(settings.webhook()).post(RequestBody.create(body, JSON));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        return exchange(request.build(), document, note).status();
    }

    /** Asks the product to prove that it expects us: whether it answered 200 with our challenge and nothing else. */
    boolean verify() {
        String challenge = UUID.randomUUID().toString();
        HttpUrl url = HttpUrl.get(settings.webhook())
                .newBuilder()
                .addQueryParameter("hub.mode", "subscribe")
                .addQueryParameter("hub.challenge", challenge)
                .addQueryParameter("hub.verify_token", settings.verifyToken())
                .build();
        Answer answer = exchange(
                new Request.Builder().url(url).get().build(),
                JsonNodeFactory.instance.objectNode().put("hub.challenge", challenge),
                "handshake");
        return answer.status() == 200 && answer.body().equals(challenge);
    }

    /** Notes a delivery that was lost on the way. */
    void lose(JsonNode document) {
        note("POST", document, new Answer(0, ""), "dropped");
    }

    private Answer exchange(Request request, JsonNode document, String note) {
        Answer answer;
        try (Response response = http.newCall(request).execute()) {
            answer = new Answer(response.code(), response.peekBody(2_000).string());
        } catch (IOException e) {
            answer = new Answer(0, e.getClass().getSimpleName());
        }
        note(request.method(), document, answer, note);
        return answer;
    }

    private void note(String method, JsonNode document, Answer answer, String note) {
        journal.add(number -> new JournalEntry(
                number,
                settings.network(),
                "webhook",
                clock.now(),
                method,
                "/webhooks/" + settings.network(),
                document,
                answer.status(),
                Json.MAPPER.getNodeFactory().stringNode(answer.body()),
                note));
    }

    private record Answer(int status, String body) {}
}
