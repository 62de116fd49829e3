package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.WordPressFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The blog's own list tells whether a comment whose answer got lost arrived; when it does not, nobody may guess. */
class WordPressReadBackTests {

    private static final String WORDS = "It is on its way, <soon>.";
    private static final String OURS = "Dragoman key-of-our-send";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ReadBack look(String... comments) {
        server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes("answer-me")));
        server.enqueue(new MockResponse.Builder()
                .body("[" + String.join(",", comments) + "]")
                .build());
        return WordPressFixture.channel(server.url("/").toString())
                .readBack(WordPressFixture.outbound(new Act.Say(WORDS, List.of())), NOW);
    }

    private static String line(int id, long author, String agent, Instant at) {
        return """
            {"id": %d, "post": 7, "parent": 4102, "author": %d, "author_user_agent": "%s",
             "content": {"raw": "It is on its way, &lt;soon&gt;."}, "date_gmt": "%s"}
            """.formatted(id, author, agent, at.toString().replace("Z", ""));
    }

    @Test
    void findsItsCommentByTheKey() {
        ReadBack seen = look(line(8, 5, "", NOW), line(9, 5, OURS, NOW.minusSeconds(900)));

        assertThat(seen).isIn(new ReadBack.Found(new NetworkId("8")), new ReadBack.Found(new NetworkId("9")));
        assertThat(look(line(9, 5, OURS, NOW.minusSeconds(900)))).isEqualTo(new ReadBack.Found(new NetworkId("9")));
    }

    @Test
    void findsItsCommentByUserWordsAndTime() {
        assertThat(look(line(8, 5, "", NOW.plusSeconds(1)))).isEqualTo(new ReadBack.Found(new NetworkId("8")));
    }

    @Test
    void takesNobodyElsesWordsForItsOwn() {
        assertThat(look(line(8, 9, "", NOW.plusSeconds(1)))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(line(8, 0, "Dragoman another-key", NOW.plusSeconds(1)))).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void isNotSureWhenTheSameWordsStandThereFromShortlyBefore() {
        assertThat(look(line(8, 5, "", NOW.minusSeconds(20)), line(9, 0, "", NOW.plusSeconds(9))))
                .isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void callsAbsentOnlyWhenSomebodyClearlySpokeLater() {
        assertThat(look(line(9, 0, "", NOW.plusSeconds(6)))).isInstanceOf(ReadBack.Absent.class);
        assertThat(look(line(9, 0, "", NOW.plusSeconds(4)))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(line(9, 0, "", NOW.minusSeconds(99)))).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void seesThatACommentIsHeld() {
        server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes("answer-held")));
        server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes("comment-reply")));
        WordPressChannel channel = WordPressFixture.channel(server.url("/").toString());

        assertThat(channel.readBack(WordPressFixture.outbound(new Act.Moderate(Moderation.HIDE)), NOW))
                .isEqualTo(new ReadBack.Found(new NetworkId("4102")));
        assertThat(channel.readBack(WordPressFixture.outbound(new Act.Moderate(Moderation.HIDE)), NOW))
                .isInstanceOf(ReadBack.Unknown.class);
    }
}
