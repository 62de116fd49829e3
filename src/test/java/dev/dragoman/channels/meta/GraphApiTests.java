package dev.dragoman.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphApiTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final GraphApi.Caller PAGE = new GraphApi.Caller(new AccountId("104800000000001"), "made-up-token");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GraphApi api() {
        return new GraphApi(server.url("/").toString(), "made-up-secret", CLOCK);
    }

    @Test
    void makesNoCallWhileThrottled() {
        GraphApi api = api();
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .addHeader(
                        "X-Business-Use-Case-Usage",
                        "{\"104800000000001\":[{\"call_count\":100,\"estimated_time_to_regain_access\":19}]}")
                .body("{\"error\":{\"code\":80006}}")
                .build());

        GraphAnswer first = api.post(PAGE, "104800000000001", "messages", Map.of());
        GraphAnswer second = api.post(PAGE, "104800000000001", "messages", Map.of());

        assertThat(pause(first)).isEqualTo(Duration.ofMinutes(19));
        assertThat(pause(second)).isEqualTo(Duration.ofMinutes(19));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusesAnIdThatCouldLeadElsewhere() {
        for (String id : new String[] {"../me", "1?fields=a", "1/2", "//evil.example", "http:x", "", "1#", "1%2f"}) {
            assertThat(api().post(PAGE, id, "likes", Map.of()))
                    .isInstanceOfSatisfying(
                            GraphAnswer.Failed.class,
                            failed -> assertThat(failed.result()).isInstanceOf(Refused.class));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void doubtsAServerThatBrokeAndAnAnswerWithoutAnId() {
        server.enqueue(new MockResponse.Builder().code(500).body("oops").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(api().post(PAGE, "1", "messages", Map.of()).sent("message_id"))
                .isInstanceOf(Doubtful.class);
        assertThat(api().post(PAGE, "1", "messages", Map.of()).sent("message_id"))
                .isInstanceOf(Doubtful.class);
    }

    private static Duration pause(GraphAnswer answer) {
        return answer.sent("message_id") instanceof TryLater later ? later.pause() : Duration.ZERO;
    }
}
