package dev.dragoman.channels.pinterest;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.pinterest.PinterestFixture.NOW;
import static dev.dragoman.channels.pinterest.PinterestFixture.REFRESH;
import static dev.dragoman.channels.pinterest.PinterestFixture.SECRET;
import static dev.dragoman.channels.pinterest.PinterestFixture.SHOP;
import static dev.dragoman.channels.pinterest.PinterestFixture.TOKEN;
import static dev.dragoman.channels.pinterest.PinterestFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Quota.Unit;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when Pinterest does not tell: tokens that end, limits and failures. */
class PinterestTroubleTests {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PinterestChannel channel(String token, String refreshToken) {
        return PinterestFixture.channel(
                server, NOW, new PinterestSettings.Account(SHOP.value(), "Sample Shop", token, refreshToken, ""));
    }

    private Polled look(PinterestChannel channel, String... answers) {
        List.of(answers).forEach(it -> server.enqueue(sample(it)));
        return channel.poll(SHOP, null);
    }

    private static @Nullable String missing(PinterestChannel channel) {
        return channel.accounts().getFirst().missing();
    }

    private String bearer() throws InterruptedException {
        return String.valueOf(server.takeRequest().getHeaders().get("Authorization"));
    }

    @Test
    void renewsATokenThatIsNoLongerTaken() throws InterruptedException {
        PinterestChannel channel = channel(TOKEN, REFRESH);

        Polled polled = look(channel, "error-token-dead", "answer-token", "answer-pins");
        look(channel, "answer-pins");

        assertThat(polled.trouble()).isNull();
        assertThat(bearer()).isEqualTo("Bearer " + TOKEN);
        RecordedRequest renewal = server.takeRequest();
        assertThat(renewal.getMethod() + " " + renewal.getTarget()).isEqualTo("POST /v5/oauth/token");
        assertThat(renewal.getHeaders().get("Authorization")).isEqualTo(Credentials.basic("1500000", SECRET));
        assertThat(renewal.getHeaders().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(bodyOf(renewal).split("&"))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=" + REFRESH);
        assertThat(bearer()).isEqualTo("Bearer made-up-new-access-token");
        assertThat(bearer()).isEqualTo("Bearer made-up-new-access-token");
    }

    @Test
    void beginsWithARefreshTokenAloneAndGoesOnWithTheNextOne() throws InterruptedException {
        PinterestChannel channel = channel("", REFRESH);
        look(channel, "answer-token", "answer-pins");

        look(channel, "error-token-dead", "answer-token", "answer-pins");

        assertThat(bodyOf(server.takeRequest())).contains("refresh_token=" + REFRESH);
        server.takeRequest();
        server.takeRequest();
        assertThat(bodyOf(server.takeRequest())).contains("refresh_token=made-up-next-refresh-token");
    }

    @Test
    void renewsATokenBeforeItEnds() {
        String brief = "{\"access_token\":\"made-up\",\"expires_in\":30}";
        PinterestChannel channel = channel("", REFRESH);
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder().body(brief).build());
            assertThat(look(channel, "answer-pins").trouble()).isNull();
        }

        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"error-refresh-dead", "error-token-dead", "error-scope-missing"})
    void saysWhenARefreshTokenIsDeadUntilItIsMended(String answer) {
        PinterestChannel channel = channel("", REFRESH);

        Polled polled = look(channel, answer);

        assertThat(polled.trouble()).startsWith("Pinterest does not renew the access token");
        assertThat(polled.place()).isNull();
        assertThat(missing(channel)).isEqualTo(polled.trouble());
        look(channel, "answer-token", "error-out-of-service");
        assertThat(missing(channel)).isEqualTo(polled.trouble());
        look(channel, "answer-pins");
        assertThat(missing(channel)).isNull();
    }

    @Test
    void saysWhenATokenEndsThatNothingRenews() {
        PinterestChannel channel = channel(TOKEN, "");

        Polled polled = look(channel, "error-token-dead");

        assertThat(polled.trouble()).startsWith("Pinterest no longer takes the access token");
        assertThat(missing(channel)).isEqualTo(polled.trouble());
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void stopsAfterOneRenewalThatDidNotHelp() {
        PinterestChannel channel = channel(TOKEN, REFRESH);

        Polled polled = look(channel, "error-token-dead", "answer-token", "error-token-dead");

        assertThat(polled.trouble()).startsWith("Pinterest does not take the access token");
        assertThat(missing(channel)).isEqualTo(polled.trouble());
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "error-scope-missing,true",
        "error-not-found,true",
        "error-throttled,false",
        "error-out-of-service,false",
        "error-bookmark,false",
    })
    void saysInWordsWhyItHearsNothing(String answer, boolean needsAPerson) {
        PinterestChannel channel = channel(TOKEN, REFRESH);

        Polled polled = look(channel, answer);

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.").doesNotContain(PinterestFixture.SECRETS);
        assertThat(polled.pause()).isPositive();
        assertThat(missing(channel)).isEqualTo(needsAPerson ? polled.trouble() : null);
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    void neverFollowsToAnotherHost(int status) {
        for (String token : List.of(TOKEN, "")) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "http://127.0.0.1:9/")
                    .build());

            assertThat(channel(token, REFRESH).poll(SHOP, null).trouble()).contains("at the base address");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,X-RateLimit-Reset,7200,2h",
        "'0, 0;w=60',X-RateLimit-Reset,1772469000,4h",
        "0,Retry-After,7200,2h",
        "0,X-RateLimit-Reset,30,1h",
        "0,X-RateLimit-Reset,999999,24h",
        "12,X-RateLimit-Reset,7200,1h",
        "999,X-Other,1,1h",
        "0,X-Other,1,1h",
    })
    void restsWhenNoCallsAreLeft(String remaining, String header, String value, String pause) {
        server.enqueue(sample("answer-pins")
                .newBuilder()
                .addHeader("X-RateLimit-Remaining", remaining)
                .addHeader(header, value)
                .build());

        Polled polled = channel(TOKEN, REFRESH).poll(SHOP, null);

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pause()).isEqualTo(Duration.parse("PT" + pause));
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-Reset,5400,5400", "Retry-After,60,60", "X-Other,1,900", "Retry-After,0,1"})
    void obeysALimitThatWasHit(String header, String value, long seconds) {
        server.enqueue(
                new MockResponse.Builder().code(429).addHeader(header, value).build());

        assertThat(channel(TOKEN, REFRESH).poll(SHOP, null).pause()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void survivesANetworkThatIsAway() {
        PinterestChannel channel = channel("", REFRESH);
        PinterestChannel other = channel(TOKEN, "");
        server.close();

        assertThat(channel.poll(SHOP, "place").trouble()).contains("could not be reached");
        assertThat(other.poll(SHOP, "place").trouble()).contains("could not be reached");
        assertThat(missing(channel)).isNull();
    }

    @Test
    void takesNothingForATokenThatIsNone() {
        for (String body : List.of("", "{}", "[]", "{\"access_token\":\"two words\"}", "{\"access_token\":7}")) {
            server.enqueue(new MockResponse.Builder().body(body).build());

            assertThat(channel("", REFRESH).poll(SHOP, null).trouble()).contains("could not be read");
        }
    }

    @Test
    void tellsWhatIsLeftAndHowOldTheTokenIs() {
        PinterestChannel channel = channel("", REFRESH);
        assertThat(channel.quotas(SHOP)).isEmpty();
        assertThat(channel.tokenAge(SHOP)).isEmpty();
        server.enqueue(sample("answer-token"));
        server.enqueue(sample("answer-pins")
                .newBuilder()
                .setHeader("X-RateLimit-Limit", "1000, 1000;w=86400")
                .setHeader("X-RateLimit-Remaining", "990")
                .setHeader("X-RateLimit-Reset", "3600")
                .build());

        channel.poll(SHOP, null);

        assertThat(channel.quotas(SHOP)).containsExactly(new Quota(Unit.CALLS, 990, 1000, NOW.plusSeconds(3600)));
        assertThat(channel.tokenAge(SHOP)).get().extracting(TokenAge::renewed).isEqualTo(NOW);
    }
}
