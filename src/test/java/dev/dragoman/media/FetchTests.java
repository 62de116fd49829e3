package dev.dragoman.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.MediaSource;
import dev.dragoman.media.Download.Fetched;
import dev.dragoman.media.Download.Refused;
import dev.dragoman.media.Download.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchTests {

    private static final ByteString PNG = ByteString.decodeHex("89504E470D0A1A0A0000");
    private static final int LARGEST = 1000;

    private final MockWebServer server = new MockWebServer();
    private final Fetch fetch = within(Duration.ofSeconds(5));

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesAPictureWithTheHeadersItNeedsAndNoOthers() throws InterruptedException {
        server.enqueue(file("image/png", PNG));

        Download download = fetch.fetch(withToken("/a"));

        assertThat(download).isEqualTo(new Fetched(FileKind.PNG, PNG));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().names())
                .containsExactlyInAnyOrder("Host", "Connection", "User-Agent", "Accept-Encoding", "Authorization");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
    }

    @Test
    void believesTheBytesAndNotTheirLabel() {
        server.enqueue(file("text/html", PNG));
        server.enqueue(file("image/png", ByteString.encodeUtf8("<html><script>alert(1)</script></html>")));
        server.enqueue(file("image/png", ByteString.encodeUtf8("<svg onload='alert(1)'/>")));
        server.enqueue(file("application/pdf", ByteString.encodeUtf8("MZ\u0000\u0001")));

        assertThat(fetch.fetch(withToken("/a"))).isEqualTo(new Fetched(FileKind.PNG, PNG));
        assertRefused(fetch.fetch(withToken("/b")), Why.KIND);
        assertRefused(fetch.fetch(withToken("/c")), Why.KIND);
        assertRefused(fetch.fetch(withToken("/d")), Why.KIND);
    }

    @Test
    void refusesAFileThatIsTooLargeWhetherItSaysSoOrNot() {
        String large = "x".repeat(LARGEST + 1);
        server.enqueue(new MockResponse.Builder().body(large).build());
        server.enqueue(new MockResponse.Builder().chunkedBody(large, 100).build());
        server.enqueue(new MockResponse.Builder().body("x".repeat(LARGEST)).build());

        assertRefused(fetch.fetch(withToken("/a")), Why.LARGE);
        assertRefused(fetch.fetch(withToken("/b")), Why.LARGE);
        assertThat(fetch.fetch(withToken("/c"))).isInstanceOf(Fetched.class);
    }

    @Test
    void unpacksNothing() {
        ByteString packed = ByteString.decodeHex("1F8B08000000000000FF");
        server.enqueue(file("image/png", packed)
                .newBuilder()
                .addHeader("Content-Encoding", "gzip")
                .build());

        assertRefused(fetch.fetch(withToken("/a")), Why.KIND);
    }

    @Test
    void givesUpOnASlowServer() {
        Fetch impatient = within(Duration.ofMillis(300));
        server.enqueue(
                new MockResponse.Builder().headersDelay(10, TimeUnit.SECONDS).build());
        server.enqueue(new MockResponse.Builder()
                .body("too late")
                .bodyDelay(10, TimeUnit.SECONDS)
                .build());

        assertRefused(impatient.fetch(withToken("/a")), Why.SLOW);
        assertRefused(impatient.fetch(withToken("/b")), Why.SLOW);
    }

    @Test
    void tellsAFileThatIsGoneFromAServerThatIsDown() throws IOException {
        server.enqueue(new MockResponse.Builder().code(404).body("gone").build());
        server.enqueue(new MockResponse.Builder().code(503).body("down").build());

        assertRefused(fetch.fetch(withToken("/a")), Why.GONE);
        assertRefused(fetch.fetch(withToken("/b")), Why.UNREACHABLE);
        assertRefused(fetch.fetch(MediaSource.open("https://nowhere.example/a")), Why.UNREACHABLE);
    }

    @Test
    void followsThreeRedirectsAndTakesNoTokenAlong() throws InterruptedException {
        for (int n = 0; n < 3; n++) {
            server.enqueue(redirect("/next"));
        }
        server.enqueue(file("image/png", PNG));

        Download download = fetch.fetch(withToken("/a"));

        assertThat(download).isInstanceOf(Fetched.class);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNotNull();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void followsNoFourthRedirect() {
        for (int n = 0; n < 5; n++) {
            server.enqueue(redirect("/next"));
        }

        assertRefused(fetch.fetch(withToken("/a")), Why.FORBIDDEN);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void checksWhereARedirectLeads() throws IOException {
        try (MockWebServer canary = new MockWebServer()) {
            canary.start(InetAddress.getByName("127.0.0.1"), 0);
            List<String> traps = List.of(
                    canary.url("/").toString(),
                    "https://localhost:" + canary.getPort() + "/",
                    "https://inside.example/",
                    "https://169.254.169.254/latest/meta-data/",
                    "//[::1]/",
                    "file:///etc/passwd");

            for (String trap : traps) {
                server.enqueue(redirect(trap));
                assertRefused(fetch.fetch(withToken("/a")), Why.FORBIDDEN);
            }
            assertThat(canary.getRequestCount()).isZero();
        }
    }

    @Test
    void asksForTheAddressOfANameOnce() {
        var asked = new AtomicInteger();
        var rebinding = new Guard(host -> List.of(
                asked.getAndIncrement() == 0 ? InetAddress.getByName("10.0.0.1") : InetAddress.getByName("1.1.1.1")));

        Download download =
                new Fetch(rebinding, Duration.ofSeconds(1), LARGEST).fetch(MediaSource.open("https://files.example/a"));

        assertRefused(download, Why.FORBIDDEN);
        assertThat(asked).hasValue(1);
    }

    @Test
    void callsNothingOnThisMachineForTheOpenWeb() {
        assertRefused(fetch.fetch(MediaSource.open(server.url("/a").toString())), Why.FORBIDDEN);
        assertRefused(fetch.fetch(MediaSource.open("https://inside.example/a")), Why.FORBIDDEN);
        assertRefused(fetch.fetch(MediaSource.open("ftp://files.example/a")), Why.FORBIDDEN);
        assertThat(server.getRequestCount()).isZero();
    }

    private MediaSource withToken(String path) {
        String home = server.url("/").toString();
        return new MediaSource(server.url(path).toString(), Map.of("Authorization", "Bearer secret"), home);
    }

    private static MockResponse file(String type, ByteString bytes) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", type)
                .body(new Buffer().write(bytes))
                .build();
    }

    private static MockResponse redirect(String to) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", to)
                .addHeader("Set-Cookie", "theirs=1")
                .build();
    }

    private static Fetch within(Duration longest) {
        var guard = new Guard(host -> switch (host) {
            case "inside.example", "localhost" -> List.of(InetAddress.getByName("127.0.0.1"));
            default -> throw new UnknownHostException(host);
        });
        return new Fetch(guard, longest, LARGEST);
    }

    private static void assertRefused(Download download, Why why) {
        assertThat(download).isEqualTo(new Refused(why));
    }
}
