package dev.dragoman.channels.mastodon;

import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Quota.Unit;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of an instance means, over a real socket. */
class MastodonErrorsTests {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "token-revoked,AccountStopped",
        "token-invalid,AccountStopped",
        "scope-missing,AccountStopped",
        "login-disabled,AccountStopped",
        "not-allowed,Refused",
        "gone,OptedOut",
        "reply-gone,OptedOut",
        "too-long,Refused",
        "blank,Refused",
        "throttled,TryLater",
        "out-of-service,TryLater",
        "broken,Doubtful",
    })
    void sortsErrors(String sample, String ending) {
        play("error-" + sample);

        assertThat(send(channel()).getClass().getSimpleName()).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "302,TryLater",
        "401,AccountStopped",
        "403,Refused",
        "404,TryLater",
        "410,TryLater",
        "418,Refused",
        "422,Refused",
        "429,TryLater",
        "500,Doubtful",
        "502,Doubtful",
        "503,TryLater",
        "504,Doubtful"
    })
    void goesByTheStatusWhenNobodySpeaks(int status, String ending) {
        for (String body : List.of("", "<html>", "[]", "{}")) {
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());

            assertThat(send(channel()).getClass().getSimpleName()).as(body).isEqualTo(ending);
        }
    }

    @Test
    void letsTheAccountWaitUntilTheTimeTheInstanceSays() {
        play("error-throttled");
        MastodonChannel channel = channel();

        for (int i = 0; i < 2; i++) {
            assertThat(send(channel)).isInstanceOfSatisfying(TryLater.class, later -> {
                assertThat(later.pause()).isEqualTo(Duration.ofMinutes(4));
                assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
            });
        }

        assertThat(server.getRequestCount()).as("the second is not even tried").isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:30:20.500000Z,PT20.5S",
        "2026-03-02T12:29:00Z,PT1S",
        "2036-01-01T00:00:00Z,PT24H",
        "soon,PT1M",
        "'',PT1M"
    })
    void readsTheTimeInTheHeader(String reset, Duration pause) {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("X-RateLimit-Reset", reset)
                .build());

        assertThat(send(channel()))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(pause));
    }

    @Test
    void stopsBeforeTheLimitIsHit() {
        server.enqueue(new MockResponse.Builder()
                .body(MastodonFixture.sample("answer-sent"))
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "2026-03-02T15:00:00.000000Z")
                .build());
        MastodonChannel channel = channel();

        assertThat(send(channel)).isInstanceOf(SendResult.Sent.class);
        assertThat(send(channel))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(150)));
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void hasSentNothingWhileItCannotSeeThePost() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        play("error-broken");
        play("error-gone");
        MastodonChannel channel = channel();
        var outbound = MastodonFixture.outbound(PUBLIC, new Act.Say("Hello.", List.of()));

        assertThat(channel.send(outbound)).isInstanceOf(TryLater.class);
        assertThat(channel.send(outbound)).isInstanceOf(TryLater.class);
        assertThat(channel.send(outbound)).isInstanceOf(SendResult.OptedOut.class);
    }

    @Test
    void showsADeadTokenUntilASendSucceeds() {
        play("error-token-revoked");
        play("answer-sent");
        MastodonChannel channel = channel();

        send(channel);
        assertThat(channel.accounts().getFirst().missing()).contains("token");
        send(channel);

        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private MastodonChannel channel() {
        return MastodonFixture.channel(server.url("/").toString());
    }

    private static SendResult send(MastodonChannel channel) {
        return channel.send(MastodonFixture.outbound(PRIVATE, new Act.Say("Hello.", List.of())));
    }

    private void play(String sample) {
        server.enqueue(NetworkUnderTest.answer(MastodonFixture.bytes(sample)));
    }

    @Test
    void tellsWhatIsLeft() {
        server.enqueue(new MockResponse.Builder()
                .body(MastodonFixture.sample("answer-sent"))
                .addHeader("X-RateLimit-Limit", "300")
                .addHeader("X-RateLimit-Remaining", "298")
                .addHeader("X-RateLimit-Reset", "2026-03-02T15:00:00.000000Z")
                .build());
        MastodonChannel channel = channel();
        var account = new AccountId(MastodonFixture.SHOP);

        assertThat(channel.quotas(account)).isEmpty();

        send(channel);

        assertThat(channel.quotas(account))
                .containsExactly(new Quota(Unit.CALLS, 298, 300, Instant.parse("2026-03-02T15:00:00Z")));
        assertThat(channel.quotas(new AccountId("stranger"))).isEmpty();
    }
}
