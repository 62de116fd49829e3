package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.facebook.FacebookFixture.ANA;
import static dev.dragoman.channels.facebook.FacebookFixture.NOW;
import static dev.dragoman.channels.facebook.FacebookFixture.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Missed;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
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

/** What was written to the Page while nobody listened comes out as the webhooks would have told it. */
class FacebookCatchUpTests {

    private static final String NOTHING = "{\"data\":[]}";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        answer("{\"data\":[{\"id\":\"500000000000007\"}]}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hearsTheMessagesOfAllConversationsTheOldestFirst() {
        answer(conversations(
                line("m_3", PAGE, "Sent from the inbox.", NOW.minusSeconds(10)),
                line("m_2", ANA, "Still there?", NOW.minusSeconds(20)),
                line("m_1", ANA, "Hello?", NOW.minusSeconds(30)),
                line("m_0", ANA, "long ago", NOW.minusSeconds(3000))));
        answer(NOTHING);

        Missed missed = missed();

        assertThat(missed.trouble()).isNull();
        assertThat(events(missed)).extracting(it -> it.event().id().value()).containsExactly("m_1", "m_2", "m_3");
        assertThat(events(missed)).extracting(Inbound::kind).containsExactly("Said", "Said", "Echoed");
        assertThat(events(missed)).allSatisfy(it -> {
            assertThat(it.event().address().visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(it.event().address().thread()).isEqualTo(new NetworkId(ANA));
            assertThat(it.event().version()).isEmpty();
        });
    }

    @Test
    void hearsCommentsUnderTheLatestPosts() {
        answer(NOTHING);
        answer("{\"data\":[{\"id\":\"9_1\"},{\"id\":\"9_0\",\"updated_time\":\"%s\"}]}"
                .formatted(TIME.format(NOW.minusSeconds(3000))));
        answer("""
                {"data":[{"id":"9_3","message":"Same here","from":{"id":"77","name":"Ben"},"created_time":"%s",
                          "parent":{"id":"9_2"}},
                         {"id":"9_2","message":"Too late!","created_time":"%s"}]}
                """.formatted(TIME.format(NOW.minusSeconds(5)), TIME.format(NOW.minusSeconds(6))));

        List<Inbound> events = events(missed());

        assertThat(events).extracting(it -> it.event().id().value()).containsExactly("9_2", "9_3");
        assertThat(events)
                .extracting(it -> it.event().address().thread().value())
                .containsExactly("9_2", "9_2");
        assertThat(events).extracting(Inbound::kind).containsOnly("Said");
    }

    @Test
    void readsOnUntilAllOfAPageIsOlder() throws InterruptedException {
        String next = ",\"paging\":{\"cursors\":{\"after\":\"abc\"},\"next\":\"https://elsewhere.example\"}}";
        answer(conversations(line("m_2", ANA, "Hello?", NOW.minusSeconds(20)))
                .replaceFirst("}$", next.replace("$", "\\$")));
        answer(conversations(line("m_1", ANA, "Hi", NOW.minusSeconds(30))));
        answer(NOTHING);

        Missed missed = missed();

        assertThat(events(missed)).extracting(it -> it.event().id().value()).containsExactly("m_2", "m_1");
        assertThat(server.takeRequest().getTarget()).contains("/" + PAGE + "/subscribed_apps?");
        server.takeRequest();
        assertThat(server.takeRequest().getUrl().queryParameter("after")).isEqualTo("abc");
    }

    @Test
    void keepsWhatItReadAndSaysWhatItCouldNot() {
        answer(conversations(line("m_1", ANA, "Hello?", NOW.minusSeconds(20))));
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":{\"code\":100,\"message\":\"no\"}}")
                .build());

        Missed missed = missed();

        assertThat(events(missed)).hasSize(1);
        assertThat(missed.trouble()).contains("feed");
    }

    private Missed missed() {
        return FacebookFixture.channel("http://127.0.0.1:" + server.getPort(), PAGE)
                .missed(new AccountId(PAGE), NOW.minusSeconds(600));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static List<Inbound> events(Missed missed) {
        return missed.pages().stream().flatMap(page -> page.events().stream()).toList();
    }

    private static String conversations(String... lines) {
        return "{\"data\":[{\"id\":\"t_1\",\"messages\":{\"data\":[" + String.join(",", lines) + "]}}]}";
    }

    private static String line(String id, String from, String words, Instant at) {
        String to = from.equals(PAGE) ? ANA : PAGE;
        return """
                {"id":"%s","from":{"id":"%s"},"to":{"data":[{"id":"%s"}]},"message":"%s","created_time":"%s"}\
                """.formatted(id, from, to, words, TIME.format(at));
    }
}
