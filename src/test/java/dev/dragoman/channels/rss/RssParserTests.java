package dev.dragoman.channels.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a feed is made of ends as items or as a sentence, and soon. */
class RssParserTests {

    private static final String ITEM = "<rss><channel><item><title>%s</title></item></channel></rss>";

    private static RssParser.Feed read(String xml) throws RssParser.Unreadable {
        return RssParser.read(xml.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/evil.dtd\">",
                "<!DOCTYPE rss PUBLIC \"-//x//y\" \"http://127.0.0.1:9/evil.dtd\">",
                "<!DOCTYPE rss [<!ENTITY x \"y\">]>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
            })
    void refusesEveryDtd(String dtd) {
        assertThatThrownBy(() -> read(dtd + ITEM.formatted("&x;"))).isInstanceOf(RssParser.Unreadable.class);
        assertThatThrownBy(() -> read(dtd + ITEM.formatted("text"))).isInstanceOf(RssParser.Unreadable.class);
    }

    @Test
    void asksNobodyElse() throws IOException {
        try (var elsewhere = new MockWebServer()) {
            elsewhere.start();
            String url = elsewhere.url("/x").toString();
            for (String dtd : List.of(
                    "<!DOCTYPE rss SYSTEM \"" + url + "\">",
                    "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>",
                    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + url + "\">]>")) {
                assertThatThrownBy(() -> read(dtd + ITEM.formatted("&x;"))).isInstanceOf(RssParser.Unreadable.class);
            }

            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void isNotBlownUpByEntities() {
        var dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        IntStream.range(1, 40).forEach(i -> dtd.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1)));

        long begun = System.nanoTime();
        assertThatThrownBy(() -> read(dtd + "]>" + ITEM.formatted("&a39;"))).isInstanceOf(RssParser.Unreadable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html><body/></html>",
                "<rss><channel>",
                "<rss><channel><item></rss>",
                "<rss><channel><item><title>&nbsp;</title></item></channel></rss>",
                "<?xml version=\"1.0\" encoding=\"no-such\"?><rss/>",
            })
    void refusesWhatIsNoFeed(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RssParser.Unreadable.class)
                .hasMessageMatching("[A-Z].{15,}\\.");
    }

    @Test
    void refusesADepthThatNoFeedHas() {
        assertThatThrownBy(() -> read("<rss>" + "<a>".repeat(90) + "</a>".repeat(90) + "</rss>"))
                .isInstanceOf(RssParser.Unreadable.class);
    }

    @Test
    void keepsTheFiveEntitiesOfXml() throws RssParser.Unreadable {
        assertThat(read(ITEM.formatted("a &lt; b &#38; c &amp;amp; &quot;d&quot;"))
                        .items())
                .singleElement()
                .extracting(RssItem::title)
                .isEqualTo("a < b & c & \"d\"");
    }

    @Test
    void namesAnItemThatHasNoName() throws RssParser.Unreadable {
        List<RssItem> items = read("<rss><channel><item><title>One</title></item><item><title>Two</title></item>"
                        + "<item><guid>" + "x".repeat(900) + "</guid></item></channel></rss>")
                .items();

        assertThat(items).extracting(RssItem::id).doesNotHaveDuplicates().allMatch(id -> id.length() == 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "&lt;", "&lt;a ", "&amp;", "&#10;", "&lt;br ", "x"})
    void isNotHeldUpByRepetition(String piece) throws RssParser.Unreadable {
        long begun = System.nanoTime();

        read(ITEM.formatted(piece.repeat(150_000)));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void survivesTwoThousandMutations() throws IOException {
        var random = new Random(20260302);
        List<byte[]> samples = List.of(
                Files.readAllBytes(Path.of("src/main/resources/simulator/rss/rss.xml")),
                Files.readAllBytes(Path.of("src/main/resources/simulator/rss/atom.xml")));

        int feeds = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = samples.get(round % 2).clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                RssParser.read(bytes).items().forEach(RssItem::content);
                feeds++;
            } catch (RssParser.Unreadable e) {
                assertThat(e).hasMessageMatching("[A-Z].{15,}\\.");
            }
        }

        assertThat(feeds).isBetween(1, 1999);
    }
}
