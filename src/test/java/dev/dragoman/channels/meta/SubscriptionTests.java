package dev.dragoman.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.AccountId;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meta ends a subscription in silence; it is renewed, or somebody is told to do it. */
class SubscriptionTests {

    private static final AccountId ACCOUNT = new AccountId("104800000000001");
    private static final GraphApi.Caller CALLER = new GraphApi.Caller(ACCOUNT, "made-up-token");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void leavesAStandingSubscriptionAlone() {
        Subscription subscription = subscription("47");
        answer(200, "{\"data\":[{\"id\":\"11\"},{\"id\":\"47\"}]}");

        subscription.renew(CALLER);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(subscription.missing(ACCOUNT)).isNull();
    }

    @Test
    void subscribesAgainWhenTheAppIsMissing() throws InterruptedException {
        Subscription subscription = subscription("47");
        answer(200, "{\"data\":[{\"id\":\"11\"}]}");
        answer(200, "{\"success\":true}");

        subscription.renew(CALLER);

        assertThat(subscription.missing(ACCOUNT)).isNull();
        server.takeRequest();
        RecordedRequest renewal = server.takeRequest();
        assertThat(renewal.getMethod()).isEqualTo("POST");
        assertThat(renewal.getTarget()).contains("/104800000000001/subscribed_apps?");
        assertThat(Objects.requireNonNull(renewal.getBody()).utf8())
                .isEqualTo("{\"subscribed_fields\":\"feed,messages\"}");
    }

    @Test
    void tellsPeopleWhenItMayNotSubscribe() {
        Subscription subscription = subscription("");
        answer(200, "{\"data\":[]}");
        answer(400, "{\"error\":{\"code\":200,\"message\":\"no\"}}");

        subscription.renew(CALLER);
        assertThat(subscription.missing(ACCOUNT)).contains("subscribe the account again");

        answer(200, "{\"data\":[{\"id\":\"11\"}]}");
        subscription.renew(CALLER);
        assertThat(subscription.missing(ACCOUNT)).isNull();
    }

    @Test
    void changesNothingWhenMetaDoesNotTell() {
        Subscription subscription = subscription("47");
        answer(400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"no\"}}");

        subscription.renew(CALLER);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(subscription.missing(ACCOUNT)).isNull();
    }

    private Subscription subscription(String appId) {
        var graph = new GraphApi("http://127.0.0.1:" + server.getPort(), "made-up-secret", Clock.systemUTC());
        return new Subscription(graph, appId, "feed,messages");
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}
