package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.instagram.InstagramFixture.ACCOUNT;
import static dev.dragoman.channels.instagram.InstagramFixture.ANA;
import static dev.dragoman.channels.instagram.InstagramFixture.COMMENT;
import static dev.dragoman.channels.instagram.InstagramFixture.MEDIA;
import static dev.dragoman.channels.instagram.InstagramFixture.NOW;
import static dev.dragoman.channels.instagram.InstagramFixture.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Instagram's lists tell comes out as the webhooks would have told it, and as proof of what we sent. */
class InstagramCatchUpTests {

    private static final String SUBSCRIBED = "{\"data\":[{\"id\":\"500000000000007\"}]}";
    private static final String NOTHING = "{\"data\":[]}";
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

    @Test
    void hearsTheMessagesOfAllConversationsTheOldestFirst() throws InterruptedException {
        answer(SUBSCRIBED);
        answer(conversation(
                message("m_3", ACCOUNT, "From the app.", NOW.minusSeconds(10)),
                message("m_2", ANA, "Still there?", NOW.minusSeconds(20)),
                message("m_0", ANA, "long ago", NOW.minusSeconds(3000))));
        answer(NOTHING);

        Missed missed = missed();

        assertThat(missed.trouble()).isNull();
        assertThat(events(missed)).extracting(it -> it.event().id().value()).containsExactly("m_2", "m_3");
        assertThat(events(missed)).extracting(Inbound::kind).containsExactly("Said", "Echoed");
        assertThat(events(missed))
                .extracting(it -> it.event().address().thread().value())
                .containsOnly(ANA);
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).contains("/conversations?", "platform=instagram");
    }

    @Test
    void hearsCommentsAndRepliesUnderTheLatestMedia() {
        answer(SUBSCRIBED);
        answer(NOTHING);
        answer("{\"data\":[{\"id\":\"" + MEDIA + "\",\"comments_count\":2},{\"id\":\"4711\",\"comments_count\":0}]}");
        answer("""
                {"data":[{"id":"%s","text":"Is it waterproof?","timestamp":"%s","username":"ana.sample",
                          "from":{"id":"%s","username":"ana.sample"},"replies":{"data":[
                            {"id":"%s","text":"It is.","timestamp":"%s","username":"sample.lamps"}]}},
                         {"id":"1","text":"long ago","timestamp":"%s","username":"ana.sample"}]}
                """.formatted(
                        COMMENT,
                        TIME.format(NOW.minusSeconds(60)),
                        ANA,
                        REPLY,
                        TIME.format(NOW.minusSeconds(30)),
                        TIME.format(NOW.minusSeconds(3000))));

        List<Inbound> events = events(missed());

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOfSatisfying(Inbound.Said.class, told -> {
            Inbound.Said posted = webhook("comment");
            assertThat(told.event().id()).isEqualTo(posted.event().id());
            assertThat(told.event().version()).isEqualTo(posted.event().version());
            assertThat(told.event().address()).isEqualTo(posted.event().address());
            assertThat(told.content()).isEqualTo(posted.content());
            assertThat(told.author()).isEqualTo(posted.author());
            assertThat(told.post()).isEqualTo(posted.post());
        });
        assertThat(events.getLast()).isInstanceOfSatisfying(Inbound.Echoed.class, echo -> {
            assertThat(echo.parent()).isEqualTo(new NetworkId(COMMENT));
            assertThat(echo.event().address().thread()).isEqualTo(new NetworkId(COMMENT));
        });
    }

    @Test
    void keepsWhatItReadAndSaysWhatItCouldNot() {
        answer(SUBSCRIBED);
        answer(conversation(message("m_1", ANA, "Hello?", NOW.minusSeconds(20))));
        server.enqueue(new MockResponse.Builder().code(400).body("{}").build());

        Missed missed = missed();

        assertThat(events(missed)).hasSize(1);
        assertThat(missed.trouble()).contains("media");
    }

    @Test
    void findsItsMessageInTheConversation() throws InterruptedException {
        ReadBack seen = look(
                Visibility.PRIVATE,
                conversation(message("m_2", ACCOUNT, WORDS, NOW), message("m_1", ANA, WORDS, NOW.minusSeconds(120))));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId("m_2")));
        assertThat(server.takeRequest().getTarget()).contains("/conversations?", "user_id=" + ANA);
    }

    @Test
    void findsItsReplyUnderTheRoot() throws InterruptedException {
        ReadBack seen = look(Visibility.PUBLIC, """
                {"data":[{"id":"%s","text":"%s","timestamp":"%s","username":"sample.lamps"}]}
                """.formatted(REPLY, WORDS, TIME.format(NOW)));

        assertThat(seen).isEqualTo(new ReadBack.Found(new NetworkId(REPLY)));
        assertThat(server.takeRequest().getTarget()).contains("/" + COMMENT + "/replies?");
    }

    @Test
    void callsAbsentOnlyWhatTheListReachesPast() {
        String before = message("m_1", ANA, "Where is it?", NOW.minusSeconds(120));
        String later = message("m_3", ANA, "Hello?", NOW.plusSeconds(6));

        assertThat(look(Visibility.PRIVATE, conversation(later, before))).isInstanceOf(ReadBack.Absent.class);
        assertThat(look(Visibility.PRIVATE, conversation(before))).isInstanceOf(ReadBack.Unknown.class);
        assertThat(look(Visibility.PRIVATE, NOTHING)).isInstanceOf(ReadBack.Unknown.class);
    }

    private Missed missed() {
        return channel().missed(new AccountId(ACCOUNT), NOW.minusSeconds(600));
    }

    private ReadBack look(Visibility visibility, String list) {
        answer(list);
        return channel().readBack(InstagramFixture.outbound(visibility, new Act.Say(WORDS, List.of())), NOW);
    }

    private InstagramChannel channel() {
        return InstagramFixture.channel("http://127.0.0.1:" + server.getPort(), ACCOUNT);
    }

    private static Inbound.Said webhook(String sample) {
        try (InputStream in =
                InstagramCatchUpTests.class.getResourceAsStream("/simulator/instagram/" + sample + ".json")) {
            var taken = (Reception.Taken) InstagramFixture.listening(ACCOUNT).read(in.readAllBytes());
            return (Inbound.Said) taken.events().getFirst();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static List<Inbound> events(Missed missed) {
        return missed.pages().stream().flatMap(page -> page.events().stream()).toList();
    }

    private static String conversation(String... messages) {
        return "{\"data\":[{\"id\":\"t_1\",\"messages\":{\"data\":[" + String.join(",", messages) + "]}}]}";
    }

    private static String message(String id, String from, String words, Instant at) {
        String to = from.equals(ACCOUNT) ? ANA : ACCOUNT;
        return """
                {"id":"%s","from":{"id":"%s"},"to":{"data":[{"id":"%s"}]},"message":"%s","created_time":"%s"}\
                """.formatted(id, from, to, words, TIME.format(at));
    }
}
