package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.facebook.FacebookFixture.ANA;
import static dev.dragoman.channels.facebook.FacebookFixture.NOW;
import static dev.dragoman.channels.facebook.FacebookFixture.PAGE;
import static dev.dragoman.channels.facebook.FacebookFixture.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facebook's own lists tell whether a send whose answer got lost arrived; when they do not, nobody may guess. */
class FacebookReadBackTests {

    private static final String WORDS = "It is on its way.";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ReadBack look(Visibility visibility, String list) {
        server.enqueue(new MockResponse.Builder().body(list).build());
        return FacebookFixture.channel("http://127.0.0.1:" + server.getPort(), PAGE)
                .readBack(FacebookFixture.outbound(visibility, new Act.Say(WORDS, List.of())), NOW);
    }

    private static String messages(String... messages) {
        return "{\"data\":[{\"id\":\"t_1\",\"messages\":{\"data\":[" + String.join(",", messages) + "]}}]}";
    }

    private static String comments(String... comments) {
        return "{\"data\":[" + String.join(",", comments) + "]}";
    }

    private static String line(String id, String from, String words, Instant at) {
        return "{\"id\":\"%s\",\"from\":{\"id\":\"%s\"},\"message\":\"%s\",\"created_time\":\"%s\"}"
                .formatted(id, from, words, TIME.format(at));
    }

    private static String question() {
        return line("m_1", ANA, "Where is it?", NOW.minusSeconds(120));
    }

    @Test
    void findsItsMessageInTheConversation() throws InterruptedException {
        ReadBack seen = look(Visibility.PRIVATE, messages(line("m_2", PAGE, WORDS, NOW.plusSeconds(1)), question()));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("m_2")));
        assertThat(server.takeRequest().getTarget())
                .contains("/" + PAGE + "/conversations?", "user_id=" + ANA, "platform=messenger", "appsecret_proof=");
    }

    @Test
    void findsItsCommentUnderTheComment() throws InterruptedException {
        ReadBack seen = look(Visibility.PUBLIC, comments(line("1_2", PAGE, WORDS, NOW)));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("1_2")));
        assertThat(server.takeRequest().getTarget()).contains("/" + REPLY + "/comments?");
    }

    @Test
    void takesNoSameWordsOfACustomerForItsOwn() {
        ReadBack seen = look(Visibility.PRIVATE, messages(line("m_2", ANA, WORDS, NOW.plusSeconds(1)), question()));

        assertThat(seen).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void calledAbsentOnlyWhenSomethingClearlyLaterIsThere() {
        String later = line("m_3", ANA, "Hello?", NOW.plusSeconds(6));
        String hardlyLater = line("m_3", ANA, "Hello?", NOW.plusSeconds(4));

        assertThat(look(Visibility.PRIVATE, messages(later, question()))).isInstanceOf(ReadBack.Absent.class);
        assertThat(look(Visibility.PRIVATE, messages(hardlyLater, question()))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(Visibility.PRIVATE, messages(later))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(Visibility.PRIVATE, messages(question()))).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void isNotSureWhenTheSameWordsStandThereFromShortlyBefore() {
        String later = line("m_3", ANA, "Hello?", NOW.plusSeconds(6));
        String before = line("m_2", PAGE, WORDS, NOW.minusSeconds(20));

        assertThat(look(Visibility.PRIVATE, messages(later, before, question())))
                .isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void looksAtTheWordsAsTheNetworkShowsThem() {
        String shown = "It is on its way.";

        assertThat(look(Visibility.PRIVATE, messages(line("m_2", PAGE, " " + shown + " ", NOW), question())))
                .isInstanceOf(ReadBack.Found.class);
    }

    @Test
    void seesThatACommentIsHidden() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"id\":\"" + REPLY + "\",\"is_hidden\":true}")
                .build());
        var channel = FacebookFixture.channel("http://127.0.0.1:" + server.getPort(), PAGE);

        assertThat(channel.readBack(
                        FacebookFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE)), NOW))
                .isEqualTo(new ReadBack.Found(new NetworkId(REPLY)));
    }
}
