package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class WebhookDeliveryTests extends SimulatorHarness {

    @Test
    void signsExactlyTheEscapedBytes() throws Exception {
        simulator.write(1, "Größe 42? \uD83D\uDE00 a/b");

        RecordedRequest request = nextRequest();
        byte[] body = request.getBody().toByteArray();
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("Gr\\u00f6\\u00dfe 42? \\ud83d\\ude00 a\\/b");
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).matches("\\p{ASCII}*");
        assertThat(request.getHeaders().get("X-Hub-Signature-256")).isEqualTo("sha256=" + hmac(body));
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void tellsOfAMessageInMessengersEnvelope() throws Exception {
        String id = simulator.write(1, "Hello");

        JsonNode envelope = nextDelivery();
        JsonNode item = envelope.path("entry").path(0).path("messaging").path(0);
        assertThat(envelope.path("object").asString()).isEqualTo("page");
        assertThat(envelope.path("entry").path(0).path("id").asString()).isEqualTo(PAGE);
        assertThat(item.path("sender").path("id").asString()).isEqualTo("9000000000000001");
        assertThat(item.path("message").path("mid").asString()).isEqualTo(id);
        assertThat(item.path("message").path("text").asString()).isEqualTo("Hello");
    }

    @Test
    void repeatsADeliveryByteForByte() throws Exception {
        simulator.change(Map.of("repeatDeliveries", 2));
        simulator.write(1, "Once");

        var first = nextRequest().getBody();

        assertThat(nextRequest().getBody()).isEqualTo(first);
        assertThat(nextRequest().getBody()).isEqualTo(first);
    }

    @Test
    void triesAgainUntilTheProductThanksIt() throws Exception {
        product().status = 503;
        simulator.write(1, "Are you there?");

        var first = nextRequest().getBody();
        until(() -> !simulator.journal().isEmpty());
        product().status = 200;

        assertThat(nextRequest().getBody()).isEqualTo(first);
        until(() -> simulator.undelivered() == 0);
    }

    @Test
    void givesUpAfterSixTries() {
        product().status = 500;
        simulator.write(1, "Are you there?");

        until(() -> simulator.undelivered() == 0);

        assertThat(simulator.journal())
                .hasSize(6)
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(500));
    }

    @Test
    void losesADeliveryWhenToldTo() throws Exception {
        simulator.change(Map.of("dropDeliveries", 1));
        simulator.write(1, "Lost");
        simulator.write(1, "Found");

        JsonNode item = delivered("message");

        assertThat(item.path("message").path("text").asString()).isEqualTo("Found");
        assertThat(simulator.traits().dropDeliveries()).isZero();
    }

    @Test
    void putsWaitingEventsIntoOnePostInReverse() throws Exception {
        simulator.change(Map.of("batch", true, "reorder", true));
        simulator.write(1, "First");
        simulator.write(2, "Second");

        JsonNode entries = nextDelivery().path("entry");

        assertThat(List.of(text(entries, 0), text(entries, 1))).containsExactly("Second", "First");
    }

    private static String text(JsonNode entries, int at) {
        JsonNode message = entries.path(at).path("messaging").path(0).path("message");
        return message.path("text").asString("");
    }

    @Test
    void doesTheHandshakeWithTheVerifyToken() {
        assertThat(simulator.verifyWebhook()).isTrue();

        product().status = 403;

        assertThat(simulator.verifyWebhook()).isFalse();
    }

    @Test
    void forgesASignatureWhenToldTo() throws Exception {
        int status = simulator.post(JsonNodeFactory.instance.objectNode().put("object", "page"), "wrong");

        assertThat(status).isEqualTo(200);
        assertThat(nextRequest().getHeaders().get("X-Hub-Signature-256")).isEqualTo("sha256=" + "0".repeat(64));
    }

    @Test
    void fallsSilentWhenTheAppIsNoLongerSubscribed() throws Exception {
        graph("DELETE", "/1001/subscribed_apps", "{}");
        simulator.write(1, "Unheard");
        graph("POST", "/1001/subscribed_apps", "{\"subscribed_fields\": \"messages,feed\"}");
        simulator.write(1, "Heard");

        JsonNode item = delivered("message");

        assertThat(item.path("message").path("text").asString()).isEqualTo("Heard");
    }
}
