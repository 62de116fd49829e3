package dev.dragoman.rasa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.rasa.RasaSettings.Mode;
import dev.dragoman.rasa.RasaSettings.Otherwise;
import dev.dragoman.rasa.RasaSettings.Via;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ActionServerTests {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ActionServer actions(String url) {
        return new ActionServer(
                new RasaSettings(null, Map.of(), null, Mode.OFF, Otherwise.PERSON, Via.REST, null, null, url),
                Clock.systemUTC());
    }

    private Acted run(int status, String body) throws RasaFailed {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return actions(server.url("/").toString())
                .run(new ActionCall("action_check", "talk", Map.of("events", List.of()), Map.of()));
    }

    @Test
    void sendsWhatTheSdkReads() throws Exception {
        run(200, "{\"events\":[],\"responses\":[]}");

        var request = server.takeRequest(5, TimeUnit.SECONDS);
        JsonNode body = Json.MAPPER.readTree(request.getBody().string(StandardCharsets.UTF_8));
        assertThat(request.getUrl().encodedPath()).isEqualTo("/webhook");
        assertThat(body.path("next_action").asString()).isEqualTo("action_check");
        assertThat(body.path("sender_id").asString()).isEqualTo("talk");
        assertThat(body.path("tracker").path("events").isArray()).isTrue();
        assertThat(body.path("domain").isObject()).isTrue();
        assertThat(body.path("version").asString()).isEqualTo("3.6.0");
    }

    @Test
    void readsEventsAndResponses() throws Exception {
        Acted acted = run(200, """
                {"events": [{"event": "slot", "name": "order_state", "value": "packed", "timestamp": null},
                            {"event": "slot", "name": "order_number", "value": null},
                            {"event": "followup", "name": "utter_done"}, {"event": "pause"},
                            {"event": "reminder", "name": "r"}],
                 "responses": [{"text": "Packed.", "buttons": [], "elements": [], "custom": {}, "template": null,
                                "response": null, "image": null, "attachment": null},
                               {"text": null, "response": "utter_state", "order_state": "packed"}]}
                """);

        assertThat(acted.said().get(0).text()).isEqualTo("Packed.");
        assertThat(acted.said().get(0).template()).isNull();
        assertThat(acted.said().get(0).left()).isEmpty();
        assertThat(acted.said().get(1).template()).isEqualTo("utter_state");
        assertThat(acted.said().get(1).variables()).containsExactly(Map.entry("order_state", "packed"));
        assertThat(acted.slots()).containsOnly(Map.entry("order_state", "packed"), Map.entry("order_number", ""));
        assertThat(acted.followup()).isEqualTo("utter_done");
        assertThat(acted.handsOff()).isTrue();
        assertThat(acted.ignored()).containsExactly("reminder");
    }

    @Test
    void takesARejectionForNoFailure() throws Exception {
        assertThat(run(400, "{\"error\": \"no\", \"action_name\": \"action_check\"}")
                        .rejected())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"404,no action “action_check”", "500,status 500", "449,status 449", "302,status 302", "200,not JSON"})
    void namesAFailureInWords(int status, String words) {
        assertThatThrownBy(() -> run(status, "null"))
                .isInstanceOf(RasaFailed.class)
                .hasMessageContaining(words);
    }

    @Test
    void isNotThereWithoutAnAddress() {
        assertThat(actions("").isThere()).isFalse();
        assertThat(actions("http://localhost:1").isThere()).isTrue();
    }
}
