package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.simulator.whatsapp.WhatsappSimulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class WhatsappSimulatorTests extends SimulatorHarness {

    private static final String NUMBER = "1000000000000001";

    @Autowired
    WhatsappSimulator whatsapp;

    @BeforeEach
    void startOver() {
        whatsapp.reset();
    }

    @Test
    void tellsOfAMessageInTheCloudApisEnvelope() throws Exception {
        String id = whatsapp.write(1, "Hello");

        JsonNode envelope = nextDelivery();
        JsonNode value = valueOf(envelope);
        assertThat(envelope.path("object").asString()).isEqualTo("whatsapp_business_account");
        assertThat(value.path("metadata").path("phone_number_id").asString()).isEqualTo(NUMBER);
        assertThat(value.path("contacts").path(0).path("wa_id").asString()).isEqualTo("15550200001");
        assertThat(value.path("messages").path(0).path("id").asString()).isEqualTo(id);
        assertThat(value.path("messages").path(0).path("text").path("body").asString())
                .isEqualTo("Hello");
    }

    @Test
    void hidesPhoneNumbersAndTakesTheOtherId() throws Exception {
        whatsapp.change(Map.of("hidePhones", true));
        whatsapp.write(1, "Hello");

        JsonNode value = valueOf(nextDelivery());
        assertThat(value.toString()).doesNotContain("15550200001");
        String person = value.path("messages").path(0).path("from_user_id").asString();
        assertThat(api("{\"recipient\": \"" + person + "\", " + TEXT).status()).isEqualTo(200);
        assertThat(whatsapp.conversation(1)).hasSize(2);
    }

    private static final String TEXT = """
            "messaging_product": "whatsapp", "type": "text", "text": {"body": "Good day"},
            "biz_opaque_callback_data": "our key"}""";

    @Test
    void tellsWhatBecameOfAMessage() throws Exception {
        whatsapp.write(1, "Hello");
        nextDelivery();

        String id = say().json().path("messages").path(0).path("id").asString();

        assertThat(statuses(3)).containsExactly("sent " + id, "delivered " + id, "read " + id);
    }

    @Test
    void tellsItInOddOrders() throws Exception {
        whatsapp.write(1, "Hello");
        nextDelivery();
        whatsapp.change(Map.of("reverseStatuses", true, "skipDelivered", true));

        String id = say().json().path("messages").path(0).path("id").asString();

        assertThat(statuses(2)).containsExactly("read " + id, "sent " + id);
    }

    @Test
    void acceptsWhatFailsLater() throws Exception {
        whatsapp.write(1, "Hello");
        nextDelivery();
        simulator.change(Map.of("aheadSeconds", 90_000));

        assertThat(say().status()).isEqualTo(200);

        JsonNode status = valueOf(nextDelivery()).path("statuses").path(0);
        assertThat(status.path("status").asString()).isEqualTo("failed");
        assertThat(status.path("errors").path(0).path("code").intValue()).isEqualTo(131047);
        assertThat(status.path("biz_opaque_callback_data").asString()).isEqualTo("our key");
        assertThat(whatsapp.conversation(1)).hasSize(1);
    }

    @Test
    void refusesWhatIsTooMuch() throws IOException {
        whatsapp.write(1, "Hello");

        whatsapp.change(Map.of("pairRate", 1));
        assertThat(say().error()).isEqualTo("131056/0");
        whatsapp.change(Map.of("throttle", 1));
        assertThat(say().error()).isEqualTo("130429/0");
        whatsapp.change(Map.of("tokenDead", true));
        assertThat(say().error()).isEqualTo("190/463");
        assertThat(whatsapp.conversation(1)).hasSize(1);
    }

    @Test
    void takesThreeButtonsThatCanBePressed() throws Exception {
        whatsapp.write(1, "Hello");
        nextDelivery();

        assertThat(buttons(4).error()).isEqualTo("131009/0");
        String id = buttons(3).json().path("messages").path(0).path("id").asString();
        statuses(3);
        whatsapp.play(new Play("press", 1, id, null, "/p2"));

        JsonNode reply = valueOf(nextDelivery())
                .path("messages")
                .path(0)
                .path("interactive")
                .path("button_reply");
        assertThat(reply.path("id").asString()).isEqualTo("/p2");
        assertThat(reply.path("title").asString()).isEqualTo("Title 2");
    }

    private Answer buttons(int howMany) throws IOException {
        String buttons = IntStream.rangeClosed(1, howMany)
                .mapToObj(
                        "{\"type\": \"reply\", \"reply\": {\"id\": \"/p%1$d\", \"title\": \"Title %1$d\"}}"::formatted)
                .collect(Collectors.joining(","));
        return api("""
            {"messaging_product": "whatsapp", "to": "15550200001", "type": "interactive", "interactive":
              {"type": "button", "body": {"text": "Well?"}, "action": {"buttons": [%s]}}}
            """.formatted(buttons));
    }

    private Answer say() throws IOException {
        return api("{\"to\": \"15550200001\", " + TEXT);
    }

    private Answer api(String json) throws IOException {
        return call("POST", "/simulator/api/whatsapp/" + NUMBER + "/messages", json, "simulated-token");
    }

    private static List<String> statuses(int howMany) throws InterruptedException {
        List<String> told = new ArrayList<>();
        while (told.size() < howMany) {
            JsonNode status = valueOf(nextDelivery()).path("statuses").path(0);
            told.add(status.path("status").asString() + " " + status.path("id").asString());
        }
        return told;
    }

    private static JsonNode valueOf(JsonNode envelope) {
        return envelope.path("entry").path(0).path("changes").path(0).path("value");
    }
}
