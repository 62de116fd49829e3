package dev.dragoman.channels.x;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
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

class XPublishingTests implements NetworkUnderTest {

    private static final AccountId SHOP = new AccountId(XFixture.SHOP);

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public XChannel channel() {
        return XFixture.channel(baseUrl());
    }

    @Override
    public List<String> secrets() {
        return List.of(XFixture.SECRET);
    }

    @Test
    void postsTheTextWithItsLink() {
        server.enqueue(new MockResponse.Builder()
                .code(201)
                .body("{\"data\":{\"id\":\"2000000000000000077\",\"text\":\"Hi\"}}")
                .build());

        SendResult result = channel().publish(publication("Spring is here."));

        RecordedRequest call = called();
        assertThat(call.getMethod() + call.getTarget()).isEqualTo("POST/2/tweets");
        assertThat(bodyOf(call)).isEqualTo("{\"text\":\"Spring is here.\\n\\nhttps://shop.example\"}");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("2000000000000000077")));
        assertThat(channel().addressOf(SHOP, new NetworkId("77"))).contains("https://x.com/i/status/77");
    }

    @Test
    void weighsTheTextAndLeavesOutWhatHasNoPlace() {
        var whole = new Publication(SHOP, "x".repeat(255), "https://shop.example/long", "https://p", "T", "key");

        assertThat(channel().compose(whole).length()).isEqualTo(255 + 2 + 23);
        assertThat(channel().compose(whole).problem()).isNull();
        assertThat(channel().compose(whole).leftOut()).containsExactlyInAnyOrder(Part.PICTURE, Part.TITLE);
        assertThat(channel().publish(publication("x".repeat(281)))).isInstanceOf(SendResult.Refused.class);
        assertThat(channel().publish(publication("$ABC $XYZ"))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {}                                             | AccountStopped
            403 | {"detail":"You are not allowed to do this"}    | Refused
            403 | {"detail":"You attempted a duplicate Tweet"}   | Refused
            429 | {}                                             | TryLater
            503 | {}                                             | TryLater
            500 | {}                                             | Doubtful
            201 | {"data":{}}                                    | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Hello."));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private static Publication publication(String text) {
        return new Publication(SHOP, text, "https://shop.example", null, null, "key");
    }
}
