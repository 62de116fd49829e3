package dev.dragoman.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One HTTP exchange with the product's webhook as Meta does it: the handshake, or a signed POST. */
@Component
@WhenSimulating
final class WebhookPost {

    /** Meta waits five seconds for its thanks. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final MetaSettings settings;
    private final HookPost post;

    WebhookPost(MetaSettings settings, NetworkClock clock, Journal journal) {
        this.settings = settings;
        this.post = new HookPost(settings.network(), DEADLINE, journal, clock);
    }

    HookPost post() {
        return post;
    }

    /** A document as it is delivered, under the right signature. */
    Hook signed(JsonNode document) {
        byte[] body = MetaJson.bytes(document);
        return hook(document, body, MetaJson.signature(settings.appSecret(), body));
    }

    /** Posts these bytes under the right signature and tells the status, or 0 when there was no answer. */
    int send(JsonNode document, byte[] body, String note) {
        return send(document, body, MetaJson.signature(settings.appSecret(), body), note);
    }

    /** The same with a signature of the caller's choice; an empty one is left out. */
    int send(JsonNode document, byte[] body, String signature, String note) {
        return post.send(hook(document, body, signature), note).status();
    }

    private Hook hook(JsonNode document, byte[] body, String signature) {
        Map<String, String> headers = signature.isEmpty() ? Map.of() : Map.of("X-Hub-Signature-256", signature);
        return new Hook(settings.webhook(), headers, document, body);
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
        HookPost.Thanks answer = post.exchange(
                new Request.Builder().url(url).get().build(),
                JsonNodeFactory.instance.objectNode().put("hub.challenge", challenge),
                "handshake");
        return answer.status() == 200 && answer.body().equals(challenge);
    }
}
