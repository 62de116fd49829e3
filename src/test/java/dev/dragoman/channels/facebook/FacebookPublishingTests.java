package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.facebook.FacebookFixture.PAGE;
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
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookPublishingTests implements NetworkUnderTest {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public FacebookChannel channel() {
        return FacebookFixture.channel(baseUrl(), PAGE);
    }

    @Override
    public List<String> secrets() {
        return List.of(FacebookFixture.TOKEN);
    }

    @Test
    void postsTextAndLinkInTheFeed() {
        server.enqueue(
                new MockResponse.Builder().body("{\"id\":\"" + PAGE + "_77\"}").build());

        SendResult result = channel().publish(publication("Spring is here.", "https://shop.example/spring", null));

        RecordedRequest call = called();
        assertThat(call.getTarget()).startsWith("/v25.0/" + PAGE + "/feed?appsecret_proof=");
        assertThat(bodyOf(call))
                .isEqualTo("{\"message\":\"Spring is here.\",\"link\":\"https://shop.example/spring\"}");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(PAGE + "_77")));
        assertThat(channel().addressOf(new AccountId(PAGE), new NetworkId(PAGE + "_77")))
                .contains("https://www.facebook.com/" + PAGE + "_77");
    }

    @Test
    void postsAPictureWithTheIdOfItsPost() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"id\":\"900\",\"post_id\":\"" + PAGE + "_78\"}")
                .build());

        SendResult result =
                channel().publish(publication("Look.", "https://shop.example", "https://shop.example/a.jpg"));

        RecordedRequest call = called();
        assertThat(call.getTarget()).startsWith("/v25.0/" + PAGE + "/photos?");
        assertThat(bodyOf(call))
                .isEqualTo("{\"url\":\"https://shop.example/a.jpg\",\"caption\":\"Look.\\n\\nhttps://shop.example\"}");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(PAGE + "_78")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":{"code":190}}                    | AccountStopped
            400 | {"error":{"code":32}}                     | TryLater
            403 | {"error":{"code":200}}                    | Refused
            400 | {"error":{"code":506}}                    | Refused
            503 | {}                                        | TryLater
            500 | {}                                        | Doubtful
            200 | {"success":true}                          | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Hello.", null, null));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    @Test
    void doubtsWhenTheAnswerGetsLost() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(channel().publish(publication("Hello.", null, null))).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void saysWhatItLeavesOutAndWhatIsTooLong() {
        var titled = new Publication(new AccountId(PAGE), "x".repeat(63_207), null, null, "Title", "key");

        assertThat(channel().compose(titled).leftOut()).containsExactly(Part.TITLE);
        assertThat(channel().compose(titled).problem()).contains("63207 characters");
        assertThat(channel().publish(titled)).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private static Publication publication(String text, @Nullable String link, @Nullable String picture) {
        return new Publication(new AccountId(PAGE), text, link, picture, null, "key");
    }
}
