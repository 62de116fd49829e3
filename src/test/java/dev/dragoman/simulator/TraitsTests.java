package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraitsTests extends SimulatorHarness {

    @Test
    void answers500AfterItHasAccepted() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("failAfterAccepting", 1));
        Answer answer = send("Good day");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(simulator.conversation(1)).extracting(Line::text).containsExactly("Hello", "Good day");
        assertThat(delivered("echo").path("message").path("metadata").asString())
                .isEqualTo("our key");
        assertThat(send("Again").status()).isEqualTo(200);
    }

    @Test
    void keepsAnAcceptedCallWaiting() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("neverAnswer", 1, "holdMillis", 300));
        Instant before = Instant.now();
        Answer answer = send("Good day");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(simulator.conversation(1)).hasSize(2);
        assertThat(simulator.journal())
                .anySatisfy(entry -> assertThat(entry.note()).isEqualTo("accepted, no answer"));
    }

    @Test
    void throttlesAsManyCallsAsItIsTold() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("throttle", 1));
        Answer throttled = send("Good day");

        assertThat(throttled.error()).isEqualTo("613/2534040");
        assertThat(throttled.usage()).contains("\"call_count\":100");
        assertThat(send("Good day").status()).isEqualTo(200);
    }

    @Test
    void raisesTheUsageUntilThereWereTooManyCalls() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("callsPerHour", 2));

        assertThat(send("One").usage()).contains("\"call_count\":50");
        assertThat(send("Two").usage()).contains("\"call_count\":100");
        assertThat(send("Three").error()).isEqualTo("80006/0");
        assertThat(graph("GET", "/1001", "").error()).isEqualTo("80001/0");
    }

    @Test
    void isSlowWhenToldTo() throws Exception {
        simulator.change(Map.of("latencyMillis", 250));
        Instant before = Instant.now();
        graph("GET", "/1001", "");

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void refusesUnknownTraitsAndWrongKinds() {
        assertThatThrownBy(() -> simulator.change(Map.of("mood", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.change(Map.of("throttle", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isDrivenInJsonFromOutside() throws Exception {
        Answer act = control("acts", "{\"act\": \"write\", \"customer\": 2, \"text\": \"Hello\"}");
        Answer traits = control("traits", "{\"latencyMillis\": 5}");
        Answer state = call("GET", "/simulator/control?customer=2", "", "");

        assertThat(act.json().path("id").asString()).startsWith("m_");
        assertThat(traits.json().path("latencyMillis").asInt()).isEqualTo(5);
        assertThat(state.json().path("conversation").path(0).path("text").asString())
                .isEqualTo("Hello");
        assertThat(control("traits", "{\"mood\": 5}").status()).isEqualTo(400);
        assertThat(control("acts", "{\"act\": \"fly\", \"customer\": 1}").status())
                .isEqualTo(400);
    }

    @Test
    void keepsAJournalOfBothDirections() throws Exception {
        simulator.write(1, "Hello");
        send("Good day");
        until(() -> simulator.undelivered() == 0);
        Answer calls = call("GET", "/simulator/journal?network=facebook&kind=call", "", "");
        Answer all = call("GET", "/simulator/journal", "", "");

        assertThat(calls.json()).hasSize(1);
        assertThat(calls.json()
                        .path(0)
                        .path("request")
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("Good day");
        assertThat(calls.json().path(0).path("status").asInt()).isEqualTo(200);
        assertThat(all.json()).hasSize(5);
    }

    private Answer control(String what, String json) throws Exception {
        return call("POST", "/simulator/control/" + what, json, "");
    }
}
