package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YouTubePublishingTests implements NetworkUnderTest {

    private static final String LINK = "https://www.youtube.com/watch?v=sampleVid_1";
    private static final String VIDEO = """
            {"items":[{"id":"sampleVid_1","snippet":{"channelId":"%s","title":"Old title","description":"Old",
             "categoryId":"22","tags":["lamps"],"publishedAt":"2026-01-01T00:00:00Z"}}]}""";

    private final MockWebServer server = new MockWebServer();
    private MockWebServer tokens = new MockWebServer();

    @BeforeEach
    void giveTokens() throws IOException {
        tokens = YouTubeFixture.tokens();
    }

    @AfterEach
    void stopTokens() {
        tokens.close();
    }

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public YouTubeChannel channel() {
        return YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);
    }

    @Override
    public List<String> secrets() {
        return List.of(YouTubeFixture.SECRET);
    }

    @Test
    void putsTheTextBelowTheVideoAndKeepsTheRest() {
        play(200, VIDEO.formatted(YouTubeFixture.BRAND));
        play(200, "{}");

        SendResult result = channel().publish(publication(LINK, null));

        assertThat(called().getTarget()).isEqualTo("/youtube/v3/videos?id=sampleVid_1&part=snippet");
        RecordedRequest call = called();
        assertThat(call.getMethod() + call.getTarget()).isEqualTo("PUT/youtube/v3/videos?part=snippet");
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
                {"id":"sampleVid_1","snippet":{"title":"Old title","description":"New words.","categoryId":"22",
                 "tags":["lamps"]}}"""));
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("sampleVid_1")));
        assertThat(channel().addressOf(YouTubeFixture.ID, new NetworkId("sampleVid_1")))
                .contains("https://youtu.be/sampleVid_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://youtu.be/sampleVid_1?t=3",
                "https://www.youtube.com/watch?list=x&v=sampleVid_1&t=3",
                "https://youtube.com/shorts/sampleVid_1"
            })
    void knowsAVideoByEachOfItsLinks(String link) {
        assertThat(channel().compose(publication(link, "T")).problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/watch?v=sampleVid_1", "https://youtu.be/short", "https://youtube.com/@shop"
            })
    void refusesALinkThatIsNoVideo(String link) {
        assertThat(channel().publish(publication(link, null))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void leavesTheVideosOfOthersAlone() {
        play(200, VIDEO.formatted("UCother"));

        assertThat(channel().publish(publication(LINK, null)))
                .isEqualTo(new SendResult.Refused("The channel has no such video."));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusesBracketsAndALongTitle() {
        assertThat(channel().compose(publication(LINK, "<b>")).problem()).contains("neither < nor >");
        assertThat(channel().compose(publication(LINK, "x".repeat(101))).problem())
                .contains("title");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | {"error":{"errors":[{"reason":"quotaExceeded"}]}} | TryLater
            403 | {"error":{"errors":[{"reason":"forbidden"}]}}     | Refused
            503 | {}                                                | TryLater
            500 | {}                                                | TryLater
            """)
    void saysHowItEnded(int status, String body, String ending) {
        play(200, VIDEO.formatted(YouTubeFixture.BRAND));
        play(status, body);

        SendResult result = channel().publish(publication(LINK, null));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private void play(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static Publication publication(String link, @Nullable String title) {
        return new Publication(YouTubeFixture.ID, "New words.", link, null, title, "key");
    }
}
