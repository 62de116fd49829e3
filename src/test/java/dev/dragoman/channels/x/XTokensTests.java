package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFixture.NOW;
import static dev.dragoman.message.Visibility.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts with OAuth 2.0: their tokens last two hours, and each refresh token is taken once. */
class XTokensTests {

    private static final XSettings.Account ACCOUNT =
            new XSettings.Account(XFixture.SHOP, "Sample Shop", "access-1", "", "refresh-1");

    private final MockWebServer server = new MockWebServer();
    private final KeptForATest kept = new KeptForATest();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void speaksWithTheTokenOfTheSettingsAsLongAsXTakesIt() throws InterruptedException {
        sent();

        SendResult result = send(ACCOUNT, NOW);

        assertThat(result).isInstanceOf(Sent.class);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-1");
    }

    @Test
    void renewsARefusedTokenAndSaysItAgain() throws InterruptedException {
        refused();
        renewed(2);
        sent();

        SendResult result = send(ACCOUNT, NOW);

        assertThat(result).isInstanceOf(Sent.class);
        server.takeRequest();
        RecordedRequest renewal = server.takeRequest();
        assertThat(renewal.getTarget()).isEqualTo("/2/oauth2/token");
        assertThat(renewal.getHeaders().get("Authorization")).isEqualTo("Basic Y2xpZW50OmNsaWVudC1zZWNyZXQ=");
        assertThat(NetworkUnderTest.bodyOf(renewal))
                .contains("grant_type=refresh_token", "refresh_token=refresh-1", "client_id=client");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-2");
    }

    @Test
    void takesEachRefreshTokenOnceEvenAfterAStart() throws InterruptedException {
        refused();
        renewed(2);
        sent();
        renewed(3);
        sent();

        send(ACCOUNT, NOW);
        SendResult twoHoursLater = send(ACCOUNT, NOW.plus(Duration.ofHours(2)));

        assertThat(twoHoursLater).isInstanceOf(Sent.class);
        for (int i = 0; i < 3; i++) {
            server.takeRequest();
        }
        assertThat(NetworkUnderTest.bodyOf(server.takeRequest())).contains("refresh_token=refresh-2");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-3");
    }

    @Test
    void keepsNoTokenInTheOpen() {
        refused();
        renewed(2);
        sent();

        send(ACCOUNT, NOW);

        assertThat(kept.read(key())).get().asString().doesNotContain("access-2", "refresh-2");
    }

    @Test
    void beginsAnewWithOtherTokensInTheSettings() throws InterruptedException {
        refused();
        renewed(2);
        sent();
        sent();
        send(ACCOUNT, NOW);

        send(new XSettings.Account(XFixture.SHOP, "", "access-9", "", "refresh-9"), NOW);

        for (int i = 0; i < 3; i++) {
            server.takeRequest();
        }
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-9");
    }

    @Test
    void stopsTheAccountWhenXTakesNeitherToken() {
        refused();
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":\"invalid_request\"}")
                .build());

        assertThat(send(ACCOUNT, NOW)).isInstanceOf(AccountStopped.class);
    }

    @Test
    void stopsTheAccountWhenNothingCanRenewIt() {
        refused();

        SendResult result = send(new XSettings.Account(XFixture.SHOP, "", "access-1", "", ""), NOW);

        assertThat(result).isInstanceOf(AccountStopped.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void waitsWhenXGivesNoTokenForTheMoment() {
        refused();
        server.enqueue(new MockResponse.Builder().code(503).build());

        assertThat(send(ACCOUNT, NOW)).isInstanceOf(TryLater.class);
    }

    private SendResult send(XSettings.Account account, Instant now) {
        return channel(account, now).send(XFixture.say(PRIVATE, "Hello."));
    }

    private XChannel channel(XSettings.Account account, Instant now) {
        XSettings settings = XFixture.settings(server.url("/").toString(), "0", account);
        return new XChannel(settings, kept, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Kept.Key key() {
        return new Kept.Key(XChannel.ID, new AccountId(XFixture.SHOP), "tokens");
    }

    private void sent() {
        server.enqueue(NetworkUnderTest.answer(XFixture.sample("answer-message")));
    }

    private void refused() {
        server.enqueue(new MockResponse.Builder()
                .code(401)
                .body("{\"title\":\"Unauthorized\",\"status\":401}")
                .build());
    }

    private void renewed(int number) {
        server.enqueue(new MockResponse.Builder()
                .body(
                        "{\"token_type\":\"bearer\",\"expires_in\":7200,\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\"}"
                                .formatted(number, number))
                .build());
    }

    @Test
    void tellsHowOldARenewedTokenIs() {
        refused();
        renewed(2);
        sent();
        XChannel channel = channel(ACCOUNT, NOW);
        assertThat(channel.tokenAge(new AccountId(XFixture.SHOP))).isEmpty();

        send(ACCOUNT, NOW);

        assertThat(channel.tokenAge(new AccountId(XFixture.SHOP)))
                .contains(new TokenAge(NOW, NOW.plus(Duration.ofHours(2))));
        assertThat(channel.tokenAge(new AccountId("stranger"))).isEmpty();
    }
}
