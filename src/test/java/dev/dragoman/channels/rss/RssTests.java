package dev.dragoman.channels.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SilentContract;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking for a feed again and again, over a real socket. */
class RssTests implements SilentContract {

    private static final AccountId ACCOUNT = new AccountId("forum");
    private static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");
    private static final String EMPTY = "<rss><channel></channel></rss>";

    private final MockWebServer server = new MockWebServer();
    private @Nullable String place;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public RssChannel channel() {
        return channel(null);
    }

    private RssChannel channel(@Nullable Boolean comments) {
        String url = "http://" + server.getHostName() + ":" + server.getPort() + "/feed.xml?key=made-up-secret";
        var feed = new RssSettings.Feed("forum", "Sample forum", url, comments);
        return new RssChannel(
                new RssSettings(true, Duration.ofMinutes(15), List.of(feed)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public int calls() {
        return server.getRequestCount();
    }

    @Override
    public List<String> secrets() {
        return List.of("made-up-secret");
    }

    /** A look of a process that has just started. */
    private Polled look() {
        Polled polled = channel().poll(ACCOUNT, place);
        place = polled.place() == null ? place : polled.place();
        return polled;
    }

    private Polled look(String xml) {
        server.enqueue(new MockResponse.Builder().body(xml).build());
        return look();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/simulator/rss/" + name + ".xml"));
    }

    private static List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                .toList();
    }

    private static List<String> kinds(Polled polled) {
        return events(polled).stream()
                .map(it -> it.kind() + " " + it.event().id())
                .toList();
    }

    private List<Inbound> news(String sample) throws IOException {
        look(EMPTY);
        return events(look(sample(sample)));
    }

    @Test
    void learnsWhatStandsThereAndTellsWhatIsNewOrChanged() throws IOException {
        Polled first = look(sample("rss"));
        Polled second = look(sample("rss-new-item"));
        Polled third = look(sample("rss-new-item"));
        Polled changed = look(sample("rss-new-item").replace("We live on one.", "We live on two."));
        Polled again = look(sample("rss-new-item").replace("We live on one.", "We live on two."));

        assertThat(first.trouble()).isNull();
        assertThat(first.pages()).isEmpty();
        assertThat(kinds(second)).containsExactly("Noticed forum-3");
        assertThat(third.pages()).isEmpty();
        assertThat(kinds(changed)).containsExactly("Edited forum-3");
        assertThat(again.pages()).isEmpty();
    }

    @Test
    void readsRss() throws IOException {
        List<Inbound> events = news("rss");

        assertThat(events).hasSize(2);
        assertThat(events.getLast()).isInstanceOfSatisfying(Inbound.Noticed.class, noticed -> {
            assertThat(noticed.task()).isFalse();
            assertThat(noticed.event().id()).hasToString("forum-2");
            assertThat(noticed.event().address().visibility()).isEqualTo(Visibility.PUBLIC);
            assertThat(noticed.event().address().thread()).hasToString("forum-2");
            assertThat(noticed.event().at()).isEqualTo("2026-03-02T11:58:31Z");
            assertThat(noticed.author().name()).isEqualTo("Ben Sample");
            assertThat(noticed.content().text())
                    .isEqualTo("The blue one & the green one\n\nWhich one is better?\nمتى يصل 👍🏽");
            assertThat(noticed.content().attachments())
                    .extracting(it -> it.kind() + " " + it.url())
                    .containsExactly("link https://forum.example/t/2", "enclosure https://pictures.example/2.png");
        });
    }

    @Test
    void readsAtom() throws IOException {
        assertThat(news("atom")).singleElement().isInstanceOfSatisfying(Inbound.Noticed.class, noticed -> {
            assertThat(noticed.event().id()).hasToString("urn:sample:entry-1");
            assertThat(noticed.event().at()).isEqualTo("2026-03-02T11:00:00Z");
            assertThat(noticed.author().name()).isEqualTo("Ana Sample");
            assertThat(noticed.content().text()).isEqualTo("1 < 2, says Ana\n\nIs it waterproof?");
            assertThat(noticed.content().attachments().getFirst().url()).isEqualTo("https://blog.example/1");
        });
    }

    @Test
    void readsRdf() throws IOException {
        assertThat(news("rdf")).singleElement().isInstanceOfSatisfying(Inbound.Noticed.class, noticed -> {
            assertThat(noticed.event().id()).hasToString("https://news.example/1");
            assertThat(noticed.content().text()).isEqualTo("Sample Shop opens\n\nIn the middle of the town.");
        });
    }

    @Test
    void readsEveryRecordedFeed() throws IOException {
        Path recorded = Path.of("../shared/payloads/rss/rss20_comments_feed.xml");
        if (Files.exists(recorded)) {
            look(EMPTY);

            assertThat(tasks(look(Files.readString(recorded)))).containsExactly(true);
        }
    }

    @Test
    void givesPeopleWhatSaysThatItIsAComment() throws IOException {
        look(EMPTY);
        Polled wordpress = look(sample("rss-comments"));
        Polled atom = look(sample("atom-comments"));

        assertThat(tasks(wordpress)).containsExactly(true, false);
        assertThat(tasks(atom)).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesWhatTheSettingSaysWithAllItemsOfAFeed(boolean comments) throws IOException {
        look(EMPTY);
        server.enqueue(new MockResponse.Builder().body(sample("rss-comments")).build());

        assertThat(tasks(channel(comments).poll(ACCOUNT, place))).containsExactly(comments, comments);
    }

    private static List<Boolean> tasks(Polled polled) {
        return events(polled).stream().map(it -> ((Inbound.Noticed) it).task()).toList();
    }

    @Test
    void tellsTheServerWhatItHas() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "W/\"abc\"")
                .addHeader("Last-Modified", "Mon, 02 Mar 2026 12:00:00 GMT")
                .body(sample("rss"))
                .build());
        server.enqueue(new MockResponse.Builder().code(304).build());

        look();
        @Nullable String before = place;
        Polled unchanged = look();

        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("If-None-Match")).isEqualTo("W/\"abc\"");
        assertThat(second.getHeaders().get("If-Modified-Since")).isEqualTo("Mon, 02 Mar 2026 12:00:00 GMT");
        assertThat(unchanged.trouble()).isNull();
        assertThat(unchanged.pages()).isEmpty();
        assertThat(place).isEqualTo(before);
    }

    @Test
    void leavesTheFeedAloneForAsLongAsItAsks() throws IOException {
        assertThat(look(sample("rss")).pause()).isEqualTo(Duration.ofMinutes(60));
        assertThat(look(EMPTY).pause()).isEqualTo(Duration.ofMinutes(15));
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7200")
                .build());
        assertThat(look().pause()).isEqualTo(Duration.ofHours(2));
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "9999999")
                .build());
        assertThat(look().pause()).isEqualTo(Duration.ofHours(24));
    }

    @ParameterizedTest
    @CsvSource({
        "301,true",
        "307,true",
        "401,true",
        "403,true",
        "404,true",
        "410,true",
        "429,false",
        "500,false",
        "503,false"
    })
    void saysInWordsWhyItHearsNothing(int status, boolean needsAPerson) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "http://127.0.0.1:9/")
                .build());
        RssChannel channel = channel();

        Polled polled = channel.poll(ACCOUNT, null);

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.").doesNotContain("made-up-secret");
        assertThat(polled.place()).isNull();
        assertThat(channel.accounts().getFirst().missing()).isEqualTo(needsAPerson ? polled.trouble() : null);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void refusesAFeedThatIsTooLarge() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write((EMPTY + " ".repeat(RssFetch.LARGEST)).getBytes(UTF_8)))
                .build());

        assertThat(look().trouble()).contains("larger than 4 MB");
    }

    @Test
    void readsSoManyItemsAtMostAndForgetsNoneOfThem() {
        look(EMPTY);
        String many =
                "<rss><channel>" + "<item><guid>x%d</guid><title>t</title></item>".repeat(600) + "</channel></rss>";
        var numbered = new StringBuilder();
        int i = 0;
        for (String part : many.split("%d", -1)) {
            numbered.append(part).append(i < 600 ? String.valueOf(i) : "");
            i++;
        }

        assertThat(events(look(numbered.toString()))).hasSize(RssParser.MOST_ITEMS);
        assertThat(look(numbered.toString()).pages()).isEmpty();
    }

    @Test
    void beginsAnewAtAPlaceItDoesNotUnderstand() throws IOException {
        place = "{\"told\":[[7]]}";

        assertThat(look(sample("rss")).trouble()).isNull();
        assertThat(place).contains("forum-2");
    }

    @Test
    void survivesAServerThatIsAway() {
        RssChannel channel = channel();
        server.close();

        assertThat(channel.poll(ACCOUNT, "place").trouble()).contains("could not be reached");
    }
}
