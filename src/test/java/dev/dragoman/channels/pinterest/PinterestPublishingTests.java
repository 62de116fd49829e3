package dev.dragoman.channels.pinterest;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.pinterest.PinterestFixture.NOW;
import static dev.dragoman.channels.pinterest.PinterestFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinterestPublishingTests implements NetworkUnderTest {

    private static final String PICTURE = "https://shop.example/a.jpg";

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public PinterestChannel channel() {
        return PinterestFixture.channel(server, NOW);
    }

    @Override
    public List<String> secrets() {
        return PinterestFixture.SECRETS;
    }

    @Test
    void pinsThePictureOnTheBoard() {
        play(201, "{\"id\":\"8130000000\"}");

        SendResult result = channel().publish(publication("Lamps", PICTURE));

        RecordedRequest call = called();
        assertThat(call.getMethod() + call.getTarget()).isEqualTo("POST/v5/pins");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + PinterestFixture.TOKEN);
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
                {"board_id":"77","title":"Lamps","description":"New lamps.","link":"https://shop.example",
                 "media_source":{"source_type":"image_url","url":"https://shop.example/a.jpg"}}"""));
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("8130000000")));
        assertThat(channel().addressOf(SHOP, new NetworkId("81"))).contains("https://www.pinterest.com/pin/81/");
    }

    @Test
    void needsAPictureAndABoard() {
        var silent = new PinterestSettings.Account(SHOP.value(), "", "token", "", "");
        var channel = PinterestFixture.channel(server, NOW, silent);

        assertThat(channel().canPublish(SHOP)).isTrue();
        assertThat(channel.canPublish(SHOP)).isFalse();
        assertThat(channel.publish(publication("Lamps", PICTURE))).isInstanceOf(SendResult.Refused.class);
        assertThat(channel().compose(publication("Lamps", null)).problem()).isEqualTo("Pinterest needs a picture.");
        assertThat(channel().compose(publication("x".repeat(101), PICTURE)).problem())
                .contains("title");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void takesANewTokenOnce() {
        play(401, "{\"code\":2}");
        server.enqueue(PinterestFixture.sample("answer-token"));
        play(201, "{\"id\":\"8130000000\"}");

        SendResult result = channel().publish(publication("Lamps", PICTURE));

        assertThat(result).isInstanceOf(SendResult.Sent.class);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void doubtsWhenTheAnswerGetsLost() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(channel().publish(publication("Lamps", PICTURE))).isInstanceOf(SendResult.Doubtful.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"code":1}  | Refused
            403 | {"code":29} | Refused
            404 | {"code":40} | Refused
            429 | {"code":8}  | TryLater
            503 | {}          | TryLater
            500 | {}          | Doubtful
            302 | {}          | TryLater
            201 | {}          | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        play(status, body);

        SendResult result = channel().publish(publication("Lamps", PICTURE));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private void play(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static Publication publication(String title, @Nullable String picture) {
        return new Publication(SHOP, "New lamps.", "https://shop.example", picture, title, "key");
    }
}
