package dev.dragoman.channels.discourse;

import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The made-up forum of our samples, and what its tests need to speak as Discourse does. */
final class DiscourseFixture {

    static final String ACCOUNT = "sample-forum";
    static final String BOT = "shop_bot";
    static final String TOPIC = "4100";
    static final String POST = "4100_2";
    static final String MESSAGE_TOPIC = "4200";
    static final String SECRET = "made-up-webhook-secret";
    static final String KEY = "made-up-api-key";
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private DiscourseFixture() {}

    static DiscourseSettings.Bot bot(String id, String baseUrl, String secret) {
        return new DiscourseSettings.Bot(
                id, "Sample Forum", baseUrl, BOT, KEY, secret, "About your post", List.of("anna"), "7", List.of());
    }

    static DiscourseChannel channel(DiscourseSettings.Bot... bots) {
        return new DiscourseChannel(new DiscourseSettings(true, List.of(bots)), CLOCK);
    }

    static DiscourseChannel channel(String baseUrl) {
        return channel(bot(ACCOUNT, baseUrl, SECRET));
    }

    static DiscourseChannel listening() {
        return channel("http://127.0.0.1:9");
    }

    /** A sample holds headers and body; what is neither is posted as it is, as a new post. */
    static Webhook signedWith(String secret, byte[] sample) {
        byte[] body = body(sample);
        return post(sample, List.of("sha256=" + Signature.hexHmacSha256(secret, body)));
    }

    static Webhook signed(byte[] sample) {
        return signedWith(SECRET, sample);
    }

    static Webhook post(byte[] sample, List<String> signatures) {
        Map<String, List<String>> headers = new HashMap<>();
        wrapper(sample)
                .path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asString(""))));
        headers.putIfAbsent("x-discourse-event-type", List.of("post"));
        headers.putIfAbsent("x-discourse-event", List.of("post_created"));
        headers.remove("x-discourse-event-signature");
        if (!signatures.isEmpty()) {
            headers.put("x-discourse-event-signature", signatures);
        }
        return new Webhook("POST", "discourse", Map.of(), headers, body(sample));
    }

    static byte[] body(byte[] sample) {
        JsonNode wrapper = wrapper(sample);
        return wrapper.has("headers") && wrapper.has("body")
                ? wrapper.path("body").toString().getBytes(StandardCharsets.UTF_8)
                : sample;
    }

    private static JsonNode wrapper(byte[] sample) {
        try {
            return Json.MAPPER.readTree(sample);
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    static Outbound outbound(Visibility visibility, Act act) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        var thread = new NetworkId(isPublic ? TOPIC : MESSAGE_TOPIC);
        var address = new Address(DiscourseChannel.ID, new AccountId(ACCOUNT), visibility, thread);
        var answers = new NetworkId(isPublic ? POST : MESSAGE_TOPIC + "_1");
        return new Outbound(address, answers, act, false, "key-of-our-send", NOW.minusSeconds(120));
    }

    static String list(String root, Stream<String> posts) {
        return "{\"" + root + "\":[" + String.join(",", posts.toList()) + "]}";
    }
}
