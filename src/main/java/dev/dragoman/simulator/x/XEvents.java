package dev.dragoman.simulator.x;

import dev.dragoman.simulator.Hook;
import dev.dragoman.simulator.HookPost;
import dev.dragoman.simulator.HookSender;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.NetworkBehaviour;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the product of events, each signed by the app's secret, once the product has passed the challenge (CRC), which
 * is repeated every hour. Without it nothing is told. X describes no repetition of an event that was not taken.
 */
final class XEvents {

    /** X waits ten seconds for its thanks. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Duration VALID = Duration.ofHours(1);

    private final BrandAccount account;
    private final NetworkClock clock;
    private final HookPost post;
    private final HookSender<ObjectNode> sender;
    private Instant valid = Instant.EPOCH;

    XEvents(BrandAccount account, NetworkBehaviour<XTraits> behaviour, Journal journal, NetworkClock clock) {
        this.account = account;
        this.clock = clock;
        this.post = new HookPost(XSimulator.NAME, DEADLINE, journal, clock);
        this.sender = new HookSender<>(
                post,
                behaviour,
                new HookSender.Manner<>(events -> hook(events.getFirst()), 1, DEADLINE, HookPost.Thanks::isGood));
    }

    /** Called under the lock. */
    void tell(ObjectNode event) {
        if (clock.now().isAfter(valid.plus(VALID)) && passes()) {
            valid = clock.now();
        }
        if (!clock.now().isAfter(valid.plus(VALID))) {
            sender.deliver(event);
        }
    }

    int unsettled() {
        return sender.unsettled();
    }

    void stop() {
        sender.stop();
    }

    private boolean passes() {
        String challenge = UUID.randomUUID().toString();
        HttpUrl url = HttpUrl.get(account.webhook())
                .newBuilder()
                .addQueryParameter("crc_token", challenge)
                .build();
        HookPost.Thanks answer = post.exchange(
                new Request.Builder().url(url).get().build(),
                JsonNodeFactory.instance.objectNode().put("crc_token", challenge),
                "challenge");
        return answer.status() == 200
                && answer.body().contains('"' + signature(challenge.getBytes(StandardCharsets.UTF_8)) + '"');
    }

    private Hook hook(JsonNode event) {
        byte[] body = Json.MAPPER.writeValueAsBytes(event);
        return new Hook(account.webhook(), Map.of("x-twitter-webhooks-signature", signature(body)), event, body);
    }

    /** In base64, unlike that of others. */
    private String signature(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(account.consumerSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
