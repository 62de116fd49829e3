package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFixture.ANA;
import static dev.dragoman.channels.x.XFixture.NOW;
import static dev.dragoman.channels.x.XFixture.REPLY;
import static dev.dragoman.channels.x.XFixture.SHOP;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X's own lists tell whether a send whose answer got lost arrived; when they do not, nobody may guess. */
class XReadBackTests {

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

    private ReadBack look(Visibility visibility, String... entries) {
        server.enqueue(new MockResponse.Builder()
                .body("{\"data\":[" + String.join(",", entries) + "]}")
                .build());
        return XFixture.channel(server.url("/").toString()).readBack(XFixture.say(visibility, WORDS), NOW);
    }

    private static String message(String from, String words, Instant at) {
        return """
            {"id": "9", "sender_id": "%s", "text": "%s", "created_at": "%s", "dm_conversation_id": "%s-%s"}
            """.formatted(from, words, at, SHOP, ANA);
    }

    private static String reply(String words, String answered, Instant at) {
        return """
            {"id": "9", "author_id": "%s", "text": "@ana_sample %s", "created_at": "%s", "display_text_range": [12, 29],
             "referenced_tweets": [{"type": "replied_to", "id": "%s"}]}
            """.formatted(SHOP, words, at, answered);
    }

    private static String question() {
        return message(ANA, "Where is it?", NOW.minusSeconds(120));
    }

    @Test
    void findsItsMessage() throws InterruptedException {
        ReadBack seen = look(PRIVATE, message(SHOP, WORDS, NOW.plusSeconds(1)), question());

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("9")));
        var call = server.takeRequest();
        assertThat(call.getTarget()).startsWith("/2/dm_events?").contains("max_results=10");
        assertThat(call.getHeaders().get("Authorization")).startsWith("OAuth ");
    }

    @Test
    void findsItsReply() throws InterruptedException {
        ReadBack seen = look(PUBLIC, reply(WORDS, REPLY, NOW));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("9")));
        assertThat(server.takeRequest().getTarget()).startsWith("/2/users/" + SHOP + "/tweets?");
    }

    @Test
    void takesNoOtherReplyForItsOwn() {
        assertThat(look(PUBLIC, reply(WORDS, "1", NOW))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PUBLIC, reply(WORDS, REPLY, NOW.minusSeconds(2)))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PUBLIC, reply("Hello.", REPLY, NOW))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PRIVATE, message(ANA, WORDS, NOW), question())).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PRIVATE, message(SHOP, WORDS, NOW).replace(SHOP + "-", "7-"), question()))
                .isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void callsAMessageAbsentOnlyWhenSomethingClearlyLaterIsThere() {
        String later = message(ANA, "Hello?", NOW.plusSeconds(6));
        String hardlyLater = message(ANA, "Hello?", NOW.plusSeconds(4));

        assertThat(look(PRIVATE, later, question())).isInstanceOf(ReadBack.Absent.class);
        assertThat(look(PRIVATE, hardlyLater, question())).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PRIVATE, later)).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(PRIVATE, question())).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void isNotSureWhenTheSameWordsStandThereFromShortlyBefore() {
        String later = message(ANA, "Hello?", NOW.plusSeconds(6));
        String before = message(SHOP, WORDS, NOW.minusSeconds(20));

        assertThat(look(PRIVATE, later, before, question())).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void looksForNothingThatXDoesNotList() {
        XChannel channel = XFixture.channel(server.url("/").toString());

        assertThat(channel.readBack(XFixture.outbound(PUBLIC, new Act.Moderate(Moderation.HIDE)), NOW))
                .isInstanceOf(ReadBack.Unknown.class);
        assertThat(server.getRequestCount()).isZero();
    }
}
