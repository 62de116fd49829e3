package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.wordpress.WordPressFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.OutboundContract;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class WordPressTests implements OutboundContract {

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
        return List.of(PASSWORD);
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(Visibility.PUBLIC);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return WordPressFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> "answer-created";
                    case THROTTLED -> "error-throttled";
                    case OPTED_OUT -> "error-closed";
                    case REFUSED -> "error-no-such-comment";
                });
    }

    @Test
    void answersBelowTheComment() {
        server.enqueue(answer("answer-created"));

        SendResult result =
                channel().send(WordPressFixture.outbound(new Act.Say("It is <b>10</b> & more.", List.of())));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("4120")));
        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/wp-json/wp/v2/comments");
        String pair = "dragoman:" + PASSWORD;
        assertThat(call.getHeaders().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"post": 7, "parent": 4102, "content": "It is &lt;b&gt;10&lt;/b&gt; &amp; more.",
             "author_user_agent": "Dragoman key-of-our-send"}
            """));
    }

    @Test
    void answersTheRootWhenAPersonBeginsToSpeak() {
        server.enqueue(answer("answer-created"));
        Outbound answer = WordPressFixture.outbound(new Act.Say("Hello.", List.of(new Choice("Yes", "/yes"))));

        channel().send(new Outbound(answer.address(), null, answer.act(), true, answer.key(), answer.lastHeard()));

        assertThat(bodyOf(called())).contains("\"parent\":4101", "Hello.\\n\\n1. Yes");
    }

    @Test
    void hidesByHolding() {
        server.enqueue(answer("answer-held"));

        SendResult result = channel().send(WordPressFixture.outbound(new Act.Moderate(Moderation.HIDE)));

        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("4102")));
        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/wp-json/wp/v2/comments/4102");
        assertThat(bodyOf(call)).isEqualTo("{\"status\":\"hold\"}");
    }

    @Test
    void countsTheBytesThatAreSent() {
        String words = "&".repeat(20_000);

        assertThat(say(Visibility.PUBLIC, words)).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void writesNothingInPrivate() {
        assertThat(channel().send(WordPressFixture.outbound(Visibility.PRIVATE, new Act.Say("Hello.", List.of()))))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void takesADuplicateThatIsOursForSent() {
        server.enqueue(answer("error-duplicate"));
        server.enqueue(answer("answer-me"));
        server.enqueue(list("own-comment-by-hand", "own-comment"));

        assertThat(say(Visibility.PUBLIC, "It is on its way.")).isEqualTo(new SendResult.Sent(new NetworkId("4106")));
        called();
        called();
        assertThat(called().getTarget()).contains("post=7", "parent=4102", "status=all");
    }

    @Test
    void refusesADuplicateThatIsNotFound() {
        server.enqueue(answer("error-duplicate"));
        server.enqueue(answer("answer-me"));
        server.enqueue(list("own-comment-by-hand"));

        assertThat(say(Visibility.PUBLIC, "It is on its way.")).isInstanceOf(SendResult.Refused.class);
    }

    private static MockResponse list(String... samples) {
        String list = Json.MAPPER.writeValueAsString(
                List.of(samples).stream().map(WordPressFixture::sample).toList());
        return new MockResponse.Builder()
                .body(list)
                .addHeader("X-WP-Total", String.valueOf(samples.length))
                .build();
    }

    @Test
    void showsNoSecretInWords() {
        var settings = WordPressFixture.blog(baseUrl());

        assertThat(List.of(settings, channel(), new WordPressBlog(settings, Duration.ofDays(1)))
                        .toString())
                .doesNotContain(PASSWORD);
    }
}
