package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.youtube.YouTubeFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Quota.Unit;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of YouTube and of Google's token address means, over real sockets. */
class YouTubeErrorsTests {

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer tokens = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        tokens.start();
    }

    @AfterEach
    void stop() {
        server.close();
        tokens.close();
    }

    @ParameterizedTest
    @CsvSource({
        "quota-exceeded,TryLater",
        "rate-limit-exceeded,TryLater",
        "processing-failure,TryLater",
        "comments-disabled,Refused",
        "forbidden,Refused",
        "ineligible-account,Refused",
        "comment-thread-not-found,Refused",
        "video-not-found,Refused",
        "comment-text-required,Refused",
        "comment-text-too-long,Refused",
        "parent-id-missing,Refused",
        "parent-comment-is-private,Refused",
        "operation-not-supported,Refused",
        "invalid-comment-metadata,Refused",
        "something-new,Refused",
        "parent-comment-not-found,OptedOut",
        "insufficient-permissions,AccountStopped",
        "access-not-configured,AccountStopped",
    })
    void sortsErrors(String error, String ending) {
        tokens.enqueue(sample("answer-token"));
        server.enqueue(sample("error-" + error));

        SendResult result = send(channel());

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
        assertThat(result.toString()).doesNotContain("Made-up words");
    }

    @ParameterizedTest
    @CsvSource({
        "200,Doubtful",
        "302,TryLater",
        "400,Refused",
        "403,Refused",
        "404,TryLater",
        "429,TryLater",
        "500,Doubtful",
        "502,Doubtful",
        "503,TryLater"
    })
    void goesByTheStatusWhenNobodySpeaks(int status, String ending) {
        for (String body : List.of("", "<html>", "[]", "{}")) {
            tokens.enqueue(sample("answer-token"));
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());

            assertThat(send(channel()).getClass().getSimpleName()).as(body).isEqualTo(ending);
        }
    }

    @Test
    void restsUntilMidnightPacificWhenTheQuotaIsUsedUp() {
        tokens.enqueue(sample("answer-token"));
        server.enqueue(sample("error-quota-exceeded"));
        YouTubeChannel channel = channel();

        SendResult first = send(channel);
        SendResult second = send(channel);

        assertThat(List.of(first, second))
                .allSatisfy(result -> assertThat(result).isInstanceOfSatisfying(TryLater.class, later -> {
                    // 12:30 UTC is 4:30 in the Pacific's winter.
                    assertThat(later.pause()).isEqualTo(Duration.ofHours(19).plusMinutes(31));
                    assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
                }));
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void renewsTheAccessTokenOnceWhenItIsNotTaken() throws InterruptedException {
        tokens.enqueue(sample("answer-token"));
        tokens.enqueue(new MockResponse.Builder()
                .body("{\"access_token\":\"second-token\",\"expires_in\":3599}")
                .build());
        server.enqueue(sample("error-auth-error"));
        server.enqueue(sample("answer-sent"));

        SendResult result = send(channel());

        assertThat(result).isInstanceOf(SendResult.Sent.class);
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer second-token");
    }

    @Test
    void stopsTheAccountWhenANewTokenIsNotTakenEither() {
        for (int i = 0; i < 2; i++) {
            tokens.enqueue(sample("answer-token"));
            server.enqueue(sample("error-auth-error"));
        }
        YouTubeChannel channel = channel();

        SendResult result = send(channel);

        assertThat(result).isInstanceOf(SendResult.AccountStopped.class);
        assertThat(channel.accounts().getFirst().missing()).contains("consent");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void asksForATokenAsTheStandardSaysAndKeepsIt() throws InterruptedException {
        tokens.enqueue(sample("answer-token"));
        server.enqueue(sample("answer-sent"));
        server.enqueue(sample("answer-sent"));
        YouTubeChannel channel = channel();

        send(channel);
        send(channel);

        RecordedRequest asked = tokens.takeRequest();
        assertThat(asked.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(bodyOf(asked).split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=refresh_token",
                        "client_id=7000.apps.example",
                        "client_secret=made-up-client-secret",
                        "refresh_token=made-up-refresh-token");
        assertThat(tokens.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"token-dead,refresh token", "token-client,OAuth client"})
    void stopsTheAccountWhenItsConsentIsDead(String error, String word) {
        tokens.enqueue(sample("error-" + error));
        YouTubeChannel channel = channel();

        SendResult result = send(channel);

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.AccountStopped.class,
                        stopped -> assertThat(stopped.why()).contains(word));
        assertThat(channel.accounts().getFirst().missing()).contains(word);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"302", "404", "429", "500", "200"})
    void triesLaterWhileThereIsNoToken(int status) {
        tokens.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", YouTubeFixture.root(server))
                .build());
        YouTubeChannel channel = channel();

        assertThat(send(channel)).isInstanceOf(TryLater.class);
        assertThat(server.getRequestCount()).isZero();
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void triesLaterWhenTheTokenAddressIsAway() {
        YouTubeChannel channel = channel();
        tokens.close();

        assertThat(send(channel)).isInstanceOf(TryLater.class);
    }

    private YouTubeChannel channel() {
        return YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);
    }

    private static SendResult send(YouTubeChannel channel) {
        return channel.send(YouTubeFixture.say("Hello."));
    }

    @Test
    void tellsWhatIsLeftAndHowOldTheTokenIs() {
        tokens.enqueue(sample("answer-token"));
        server.enqueue(sample("answer-sent"));
        YouTubeChannel channel = channel();
        assertThat(channel.tokenAge(YouTubeFixture.ID)).isEmpty();

        send(channel);

        assertThat(channel.quotas(YouTubeFixture.ID))
                .containsExactly(new Quota(Unit.UNITS, 9950, 10_000, Instant.parse("2026-03-03T08:01:00Z")));
        assertThat(channel.tokenAge(YouTubeFixture.ID))
                .get()
                .extracting(TokenAge::renewed)
                .isEqualTo(YouTubeFixture.NOW);
        assertThat(channel.quotas(new AccountId("UCother"))).isEmpty();
    }
}
