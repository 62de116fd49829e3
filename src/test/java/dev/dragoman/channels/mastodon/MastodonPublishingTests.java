package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.mastodon.MastodonFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastodonPublishingTests implements NetworkUnderTest {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public MastodonChannel channel() {
        return MastodonFixture.channel(baseUrl() + "/");
    }

    @Override
    public List<String> secrets() {
        return List.of(MastodonFixture.TOKEN);
    }

    @Test
    void postsForEverybodyWithOurKey() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"id\":\"116000000000000777\"}")
                .build());

        SendResult result = channel().publish(publication("Spring is here."));

        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/api/v1/statuses");
        assertThat(call.getHeaders().get("Idempotency-Key")).isEqualTo("key-of-the-publication");
        assertThat(bodyOf(call))
                .contains("\"visibility\":\"public\"", "\"status\":\"Spring is here.\\n\\nhttps://shop.example\"");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("116000000000000777")));
        assertThat(channel().addressOf(new AccountId(SHOP), new NetworkId("1"))).contains(baseUrl() + "/statuses/1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error":"The access token is invalid"} | AccountStopped
            422 | {"error":"Validation failed"}           | Refused
            429 | {"error":"Too many requests"}           | TryLater
            503 | {"error":"Out of service"}              | TryLater
            500 | {"error":"Broken"}                      | Doubtful
            200 | {}                                      | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Hello."));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    @Test
    void countsALinkAsTheInstanceDoesAndLeavesOutWhatHasNoPlace() {
        var whole = new Publication(
                new AccountId(SHOP),
                "x".repeat(475),
                "https://shop.example/" + "a".repeat(100),
                "https://p",
                "T",
                "key");

        assertThat(channel().compose(whole).length()).isEqualTo(475 + 2 + 23);
        assertThat(channel().compose(whole).problem()).isNull();
        assertThat(channel().compose(whole).leftOut()).containsExactlyInAnyOrder(Part.PICTURE, Part.TITLE);
        assertThat(channel().publish(publication("x".repeat(501)))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private static Publication publication(String text) {
        return new Publication(new AccountId(SHOP), text, "https://shop.example", null, null, "key-of-the-publication");
    }
}
