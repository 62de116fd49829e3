package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.discourse.DiscourseFixture.ACCOUNT;
import static dev.dragoman.channels.discourse.DiscourseFixture.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoursePublishingTests implements NetworkUnderTest {

    private static final AccountId FORUM = new AccountId(ACCOUNT);

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public DiscourseChannel channel() {
        return DiscourseFixture.channel(baseUrl());
    }

    @Override
    public List<String> secrets() {
        return List.of(DiscourseFixture.KEY, DiscourseFixture.SECRET);
    }

    @Test
    void opensATopicInTheCategory() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"id\":900,\"topic_id\":4300,\"post_number\":1}")
                .build());

        SendResult result = channel().publish(publication("Spring is here"));

        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/posts.json");
        assertThat(call.getHeaders().get("Api-Username")).isEqualTo(BOT);
        assertThat(bodyOf(call))
                .isEqualTo("{\"title\":\"Spring is here\",\"raw\":\"New lamps.\\n\\n![](<https://shop.example/a.jpg>)"
                        + "\\n\\nhttps://shop.example\",\"category\":7,\"external_id\":\"key-of-the-publication\"}");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("4300")));
        assertThat(channel().addressOf(FORUM, new NetworkId("4300"))).contains(baseUrl() + "/t/4300");
    }

    @Test
    void needsATitle() {
        assertThat(channel().compose(publication(null)).problem()).isEqualTo("A topic needs a title.");
        assertThat(channel().publish(publication("x".repeat(256)))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void publishesOnlyWithACategory() {
        var silent = new DiscourseSettings.Bot(
                ACCOUNT, "", baseUrl(), BOT, "key", "made-up-webhook-secret", "About", List.of(), "", List.of());

        assertThat(channel().canPublish(FORUM)).isTrue();
        assertThat(DiscourseFixture.channel(silent).canPublish(FORUM)).isFalse();
        assertThat(DiscourseFixture.channel(silent).publish(publication("Spring is here")))
                .isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void hearsItsOwnTopicAsNothingButItsOwnReplyAsAnEcho() {
        assertThat(heard(1)).isEmpty();
        assertThat(heard(2)).isEqualTo("Echoed");
    }

    private String heard(int number) {
        String post = """
                {"post":{"id":900,"username":"%s","user_id":5,"raw":"New lamps.","cooked":"<p>New lamps.</p>",
                 "post_number":%d,"post_type":1,"topic_id":4300,"topic_archetype":"regular","category_id":7,"version":1,
                 "created_at":"2026-03-02T11:59:00.000Z"}}""".formatted(BOT, number);
        var reception = channel().read(post.getBytes(StandardCharsets.UTF_8));
        return ((Reception.Taken) reception)
                .events().stream().map(event -> event.kind()).findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | {"errors":["You are not permitted to view the API."]} | AccountStopped
            422 | {"errors":["Title is too short"]}                     | Refused
            429 | {"extras":{"wait_seconds":5}}                         | TryLater
            503 | {}                                                    | TryLater
            500 | {}                                                    | Doubtful
            200 | {"action":"enqueued"}                                 | Doubtful
            200 | {}                                                    | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Spring is here"));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private static Publication publication(@Nullable String title) {
        return new Publication(
                FORUM,
                "New lamps.",
                "https://shop.example",
                "https://shop.example/a.jpg",
                title,
                "key-of-the-publication");
    }
}
