package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFixture.BOT;
import static dev.dragoman.channels.discourse.DiscourseFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topic tells whether a post whose answer got lost arrived; when it does not, nobody may guess. */
class DiscourseReadBackTests {

    private static final String WORDS = "It is on its way.";

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
    void findsItsPostInTheTopic() throws InterruptedException {
        ReadBack seen = look(question(), line(3, BOT, WORDS, NOW.plusSeconds(1)));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("4100_3")));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/t/4100.json?include_raw=true");
    }

    @Test
    void readsTheEndOfALongTopic() throws InterruptedException {
        String ids = IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).collect(Collectors.joining(","));
        answer("{\"post_stream\":{\"posts\":[],\"stream\":[" + ids + "]}}");

        ReadBack seen = look(question(), line(30, BOT, WORDS, NOW.plusSeconds(1)));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("4100_30")));
        server.takeRequest();
        assertThat(server.takeRequest().getTarget())
                .startsWith("/t/4100/posts.json?include_raw=true&post_ids%5B%5D=11&post_ids%5B%5D=12&")
                .endsWith("&post_ids%5B%5D=30");
    }

    @Test
    void takesNoSameWordsOfAnotherForItsOwn() {
        assertThat(look(question(), line(3, "mara", WORDS, NOW.plusSeconds(1)))).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void takesNoSameWordsToAnotherForThese() {
        String toAnother = line(3, BOT, WORDS, NOW.plusSeconds(1))
                .replace("\"reply_to_post_number\":2", "\"reply_to_post_number\":1");

        assertThat(look(question(), toAnother)).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void calledAbsentOnlyWhenSomethingClearlyLaterIsThere() {
        String later = line(3, "mara", "Hello?", NOW.plusSeconds(6));
        String hardlyLater = line(3, "mara", "Hello?", NOW.plusSeconds(4));

        assertThat(look(question(), later)).isInstanceOf(ReadBack.Absent.class);
        assertThat(look(question(), hardlyLater)).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(later)).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(question())).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void isNotSureWhenTheSameWordsStandThereFromShortlyBefore() {
        String later = line(4, "mara", "Hello?", NOW.plusSeconds(6));
        String before = line(3, BOT, WORDS, NOW.minusSeconds(20));

        assertThat(look(question(), before, later)).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void findsAPrivateReplyByOurKey() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .code(301)
                .addHeader("Location", server.url("/t/about-your-post/4300.json"))
                .build());

        ReadBack seen = channel().readBack(outbound(new Act.ReplyPrivately("Hello.", List.of())), NOW);

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("4300_1")));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/t/external_id/key-of-our-send.json");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void doesNotTakeAPrivateReplyForAbsent() {
        for (int status : new int[] {200, 301, 404, 500}) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "https://forum.example/login")
                    .build());

            assertThat(channel().readBack(outbound(new Act.ReplyPrivately("Hello.", List.of())), NOW))
                    .isInstanceOf(ReadBack.Unknown.class);
        }
    }

    @Test
    void seesItsLike() throws IOException {
        Path samples = Path.of("src/main/resources/simulator/discourse");
        server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(samples.resolve("answer-liked.json"))));
        server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(samples.resolve("answer-post.json"))));

        assertThat(channel().readBack(outbound(new Act.Like()), NOW)).isInstanceOf(ReadBack.Found.class);
        assertThat(channel().readBack(outbound(new Act.Like()), NOW)).isInstanceOf(ReadBack.Unknown.class);
    }

    private ReadBack look(String... lines) {
        answer("{\"post_stream\":{\"posts\":[" + String.join(",", lines) + "],\"stream\":[1,2]}}");
        return channel().readBack(outbound(new Act.Say(WORDS, List.of())), NOW);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private DiscourseChannel channel() {
        return DiscourseFixture.channel(server.url("/").toString());
    }

    private static Outbound outbound(Act act) {
        return DiscourseFixture.outbound(Visibility.PUBLIC, act);
    }

    private static String question() {
        return line(2, "mara", "Where is it?", NOW.minusSeconds(120));
    }

    private static String line(long number, String author, String words, Instant at) {
        return """
                {"id":7,"topic_id":4100,"post_number":%d,"username":"%s","raw":"%s","created_at":"%s",
                 "reply_to_post_number":2}""".formatted(number, author, words, at);
    }
}
