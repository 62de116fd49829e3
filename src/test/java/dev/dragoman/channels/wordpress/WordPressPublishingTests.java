package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.wordpress.WordPressFixture.ACCOUNT;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WordPressPublishingTests implements NetworkUnderTest {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public WordPressChannel channel() {
        return WordPressFixture.channel(baseUrl());
    }

    @Override
    public List<String> secrets() {
        return List.of(WordPressFixture.PASSWORD);
    }

    @Test
    void publishesAPostThatShowsTheWordsExactly() {
        server.enqueue(new MockResponse.Builder().code(201).body("{\"id\":77}").build());

        SendResult result = channel().publish(publication("Lamps & <more>"));

        RecordedRequest call = called();
        JsonNode body = Json.MAPPER.readTree(bodyOf(call));
        assertThat(call.getTarget()).isEqualTo("/wp-json/wp/v2/posts");
        assertThat(body.path("status").stringValue("")).isEqualTo("publish");
        assertThat(body.path("title").stringValue("")).isEqualTo("Lamps &amp; &lt;more&gt;");
        assertThat(body.path("content").stringValue("")).isEqualTo("""
                <figure><img src="https://shop.example/a.jpg?b=1&amp;c=2" alt=""></figure>
                <p>One &lt;b&gt;<br>two</p>
                <p>three</p>
                <p><a href="https://shop.example/&quot;x">https://shop.example/&quot;x</a></p>""");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("77")));
        assertThat(channel().addressOf(ACCOUNT, new NetworkId("77"))).contains(baseUrl() + "/?p=77");
    }

    @Test
    void needsATitle() {
        assertThat(channel().compose(publication(null)).problem()).isEqualTo("A post of a blog needs a title.");
        assertThat(channel().publish(publication(null))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"code":"rest_cannot_create"} | AccountStopped
            403 | {"code":"rest_cannot_create"} | Refused
            404 | {"code":"rest_no_route"}      | TryLater
            503 | {}                            | TryLater
            500 | {}                            | Doubtful
            201 | {}                            | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Title"));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private static Publication publication(@Nullable String title) {
        return new Publication(
                ACCOUNT,
                "One <b>\ntwo\n\nthree",
                "https://shop.example/\"x",
                "https://shop.example/a.jpg?b=1&c=2",
                title,
                "key");
    }
}
