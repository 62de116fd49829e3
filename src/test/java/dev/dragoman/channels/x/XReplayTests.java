package dev.dragoman.channels.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.Missed;
import dev.dragoman.message.AccountId;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X is asked to send again what was missed. */
class XReplayTests {

    private static final AccountId SHOP = new AccountId(XFixture.SHOP);

    private final MockWebServer server = new MockWebServer();
    private XChannel channel = XFixture.listening(XFixture.SHOP);

    @BeforeEach
    void start() throws IOException {
        server.start();
        channel = XFixture.channel(server.url("/").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForTheTimeInWhichNobodyListened() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder().code(200).body("{\"data\":{}}").build());

        Missed missed = missed(Duration.ofHours(2));

        assertThat(missed.trouble()).isNull();
        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getMethod() + " " + asked.getUrl().encodedPath()).isEqualTo("POST /2/webhooks/replay");
        assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Bearer made-up-app-token");
        assertThat(Json.MAPPER.readTree(asked.getBody().utf8()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"webhook_id\":\"1700000000000000001\",\"from_date\":\"202603021030\",\"to_date\":\"202603021230\"}"));
    }

    @Test
    void asksForTheLastDayAtMost() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());

        missed(Duration.ofDays(9));

        assertThat(server.takeRequest().getBody().utf8()).contains("202603011230");
    }

    @Test
    void asksOnceForAllAccountsAndNotForWhatWasHeard() {
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());

        missed(Duration.ofHours(2));
        missed(Duration.ofHours(2));
        missed(Duration.ofMinutes(15));

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void asksAgainWhenXRefused() {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());

        Missed refused = missed(Duration.ofHours(2));
        Missed asked = missed(Duration.ofHours(2));

        assertThat(refused.trouble()).contains("503");
        assertThat(asked.trouble()).isNull();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void asksForNothingWithoutTheIdOfItsWebhook() {
        var settings = new XSettings(
                true,
                "key",
                XFixture.SECRET,
                "client",
                "client-secret",
                server.url("/").toString(),
                BigDecimal.ZERO,
                "",
                "",
                "webhook",
                Duration.ofSeconds(90),
                List.of(XFixture.ACCOUNT));
        channel = new XChannel(settings, new KeptForATest(), XFixture.CLOCK);

        Missed missed = missed(Duration.ofHours(2));

        assertThat(missed.trouble()).isNull();
        assertThat(server.getRequestCount()).isZero();
    }

    private Missed missed(Duration ago) {
        return channel.missed(SHOP, XFixture.NOW.minus(ago));
    }
}
