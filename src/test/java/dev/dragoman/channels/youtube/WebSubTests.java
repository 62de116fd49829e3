package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFixture.BRAND;
import static dev.dragoman.channels.youtube.YouTubeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** YouTube's hub, over a real socket. */
class WebSubTests {

    private static final String WORD = "a-made-up-word-of-ours";
    private static final String TOPIC = "https://www.youtube.com/feeds/videos.xml?channel_id=" + BRAND;
    private static final String VIDEO = """
            <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">
              <entry><yt:videoId>VIDEO1</yt:videoId><yt:channelId>%s</yt:channelId><title>New</title></entry>
            </feed>""".formatted(BRAND);

    private final MockWebServer hub = new MockWebServer();
    private final KeptForATest kept = new KeptForATest();

    @BeforeEach
    void start() throws IOException {
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void asksTheHubOnceAndAgainBeforeTheLeaseEnds() throws InterruptedException {
        hub.enqueue(new MockResponse.Builder().code(202).build());
        hub.enqueue(new MockResponse.Builder().code(202).build());
        String proof = asked();

        Reception confirmed = webSub(NOW).accept(verification("subscribe", TOPIC, proof));
        webSub(NOW.plus(Duration.ofHours(17))).renew(YouTubeFixture.ID);
        int before = hub.getRequestCount();
        webSub(NOW.plus(Duration.ofHours(18))).renew(YouTubeFixture.ID);

        assertThat(confirmed).isEqualTo(new Reception.Handshake("a-challenge"));
        assertThat(before).isEqualTo(1);
        assertThat(hub.getRequestCount()).isEqualTo(2);
    }

    @Test
    void confirmsNothingThatWasNotAskedFor() throws InterruptedException {
        hub.enqueue(new MockResponse.Builder().code(202).build());
        String proof = asked();

        assertThat(accept(verification("subscribe", TOPIC, "forged"))).isInstanceOf(Reception.Refused.class);
        assertThat(accept(verification("subscribe", TOPIC + "x", proof))).isInstanceOf(Reception.Refused.class);
        assertThat(accept(verification("unsubscribe", TOPIC, proof))).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void saysThatTheHubRefusesOrIsAway() throws InterruptedException {
        hub.enqueue(new MockResponse.Builder().code(202).build());
        String proof = asked();

        accept(verification("denied", TOPIC, proof));

        assertThat(webSub(NOW).trouble(YouTubeFixture.ID)).contains("refuses");
        hub.close();
        webSub(NOW.plus(Duration.ofDays(2))).renew(YouTubeFixture.ID);
        assertThat(webSub(NOW).trouble(YouTubeFixture.ID)).contains("could not be reached");
    }

    @Test
    void takesASignedNotice() throws InterruptedException {
        hub.enqueue(new MockResponse.Builder().code(202).build());
        String proof = asked();

        assertThat(accept(notice(VIDEO, proof, WORD))).isEqualTo(new Reception.Taken(List.of(), 1));
        assertThat(accept(notice(VIDEO.replace(BRAND, "UCstranger"), proof, WORD)))
                .isInstanceOf(Reception.Unreadable.class);
    }

    @Test
    void thanksForAForgedNoticeAndIgnoresIt() throws InterruptedException {
        hub.enqueue(new MockResponse.Builder().code(202).build());
        String proof = asked();

        assertThat(accept(notice(VIDEO, proof, "another word")))
                .isInstanceOfSatisfying(
                        Reception.Refused.class, it -> assertThat(it.status()).isEqualTo(202));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<feed",
                "<html/>",
                "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><feed xmlns=\"http://www.w3.org/2005/Atom\">&x;</feed>"
            })
    void readsNothingThatIsNoFeed(String body) {
        assertThat(webSub(NOW).read(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reception.Unreadable.class);
    }

    @Test
    void isClosedWithoutASecret() {
        var closed = new WebSub(
                YouTubeFixture.settings("http://127.0.0.1:9", "http://127.0.0.1:9", 10_000),
                Set.of(YouTubeFixture.ID),
                kept,
                YouTubeFixture.CLOCK);

        closed.renew(YouTubeFixture.ID);

        assertThat(closed.accept(verification("subscribe", TOPIC, ""))).isInstanceOf(Reception.Refused.class);
        assertThat(closed.accept(notice(VIDEO, "", ""))).isInstanceOf(Reception.Refused.class);
        assertThat(closed.trouble(YouTubeFixture.ID)).isNull();
    }

    /** Asks the hub; the proof that our callback carries. */
    private String asked() throws InterruptedException {
        webSub(NOW).renew(YouTubeFixture.ID);
        webSub(NOW).renew(YouTubeFixture.ID);

        String form = Objects.requireNonNull(hub.takeRequest().getBody()).utf8();
        HttpUrl fields = HttpUrl.get("http://form.example/?" + form);
        assertThat(fields.queryParameter("hub.mode")).isEqualTo("subscribe");
        assertThat(fields.queryParameter("hub.topic")).isEqualTo(TOPIC);
        assertThat(fields.queryParameter("hub.secret")).isEqualTo(WORD);
        HttpUrl callback = HttpUrl.get(Objects.requireNonNull(fields.queryParameter("hub.callback")));
        assertThat(callback.toString()).startsWith("https://brand.example/webhooks/youtube?proof=");
        return Objects.requireNonNull(callback.queryParameter("proof"));
    }

    private Reception accept(Webhook webhook) {
        return webSub(NOW).accept(webhook);
    }

    private WebSub webSub(Instant now) {
        var settings = new YouTubeSettings(
                true,
                "http://127.0.0.1:9",
                "http://127.0.0.1:9",
                "7000.apps.example",
                YouTubeFixture.SECRET,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                10_000,
                "http://" + hub.getHostName() + ":" + hub.getPort() + "/subscribe",
                WORD,
                "https://brand.example/webhooks/youtube",
                List.of(YouTubeFixture.ACCOUNT));
        return new WebSub(settings, Set.of(YouTubeFixture.ID), kept, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Webhook verification(String mode, String topic, String proof) {
        return new Webhook(
                "GET",
                "youtube",
                Map.of(
                        "hub.mode", List.of(mode),
                        "hub.topic", List.of(topic),
                        "hub.challenge", List.of("a-challenge"),
                        "hub.lease_seconds", List.of("86400"),
                        "proof", List.of(proof)),
                Map.of(),
                new byte[0]);
    }

    private static Webhook notice(String xml, String proof, String word) {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = word.isEmpty()
                ? Map.of()
                : Map.of("x-hub-signature", List.of("sha1=" + HexFormat.of().formatHex(hmac(word, body))));
        return new Webhook("POST", "youtube", Map.of("proof", List.of(proof)), headers, body);
    }

    private static byte[] hmac(String word, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(word.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
