package dev.dragoman.flow;

import static dev.dragoman.flow.RawHttp.bytes;
import static dev.dragoman.flow.RawHttp.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.channels.Signature;
import dev.dragoman.journeys.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What foreign bytes meet first, byte for byte over raw sockets. */
@SpringBootTest(classes = dev.dragoman.Dragoman.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(EntranceTests.Recorder.class)
class EntranceTests {

    private static final String SECRET = "the-secret-of-the-app";
    private static final String PAGE = "200000000000001";
    private static final int PORT = Ports.free();
    private static final RawHttp HTTP = new RawHttp(PORT);
    private static final int MB = 1024 * 1024;

    private static final TestDatabases.Database REAL = TestDatabases.fresh();
    private static final int REAL_PORT =
            URI.create(REAL.url().substring("jdbc:".length())).getPort();
    private static final Gate DATABASE = new Gate(REAL_PORT);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeaderRecorder recorder;

    @TestConfiguration
    static class Recorder {

        @Bean
        HeaderRecorder recorder() {
            return new HeaderRecorder();
        }

        @Bean
        CamelContextConfiguration recording(HeaderRecorder recorder) {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {
                    context.getCamelContextExtension().addInterceptStrategy(recorder);
                }

                @Override
                public void afterApplicationStart(CamelContext context) {
                    // Nothing is left to do.
                }
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = REAL.url().replace(":" + REAL_PORT + "/", ":" + DATABASE.port() + "/");
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", REAL::username);
        registry.add("spring.datasource.password", REAL::password);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 8);
        registry.add("server.port", () -> PORT);
        registry.add("dragoman.channels.facebook.app-secret", () -> SECRET);
        registry.add("dragoman.channels.facebook.verify-token", () -> "the-word");
        registry.add("dragoman.channels.facebook.accounts[0].id", () -> PAGE);
        registry.add("dragoman.channels.facebook.accounts[0].token", () -> "the-token-of-the-page");
        registry.add("dragoman.channels.facebook.base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/graph");
    }

    @Test
    void takesSignedBytesAsTheyAre() throws IOException {
        byte[] body = """
            {  "object":\t"page" ,\r
              "entry":[{"id":"%s","t\\u0069me":1,"messaging":[]}]   }\s
            """.formatted(PAGE).getBytes(StandardCharsets.UTF_8);

        assertThat(HTTP.post("/webhooks/facebook", body, signed(body)).status()).isEqualTo(200);
        byte[] stored = jdbc.sql("select body from raw_request order by id desc limit 1")
                .query(byte[].class)
                .single();
        assertThat(stored).isEqualTo(body);
    }

    @Test
    void refusesEveryChangedByte() throws IOException {
        byte[] body = "{\"object\":\"page\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
        String signature = signed(body);
        List<Long> before = stored();

        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            assertThat(HTTP.post("/webhooks/facebook", changed, signature).status())
                    .isEqualTo(401);
        }

        assertThat(stored()).isEqualTo(before);
    }

    static Stream<String> forged() {
        String good = "X-Hub-Signature-256: sha256=" + Signature.hexHmacSha256(SECRET, bytes("{}")) + "\r\n";
        return Stream.of(
                "",
                "X-Hub-Signature-256: \r\n",
                "X-Hub-Signature-256: sha256=\r\n",
                "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n",
                good.replace("sha256=", ""),
                good.replace("sha256=", "sha1="),
                good.replace("sha256=", "SHA256= "),
                good.toUpperCase(java.util.Locale.ROOT),
                good.replace("-256:", ":"),
                good + good,
                good + "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n",
                "X-Hub-Signature-256: sha256=" + "f".repeat(6_000) + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void refusesWhatIsNotProven(String header) throws IOException {
        List<Long> before = stored();

        assertThat(HTTP.post("/webhooks/facebook", bytes("{}"), header).status())
                .isEqualTo(401);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void shakesHandsOnlyWithWhoKnowsTheWord() throws IOException {
        String rest = "&hub.mode=subscribe&hub.challenge=4711";

        assertThat(HTTP.get("/webhooks/facebook?hub.verify_token=the-word" + rest))
                .isEqualTo(new RawHttp.Answer(200, "4711"));
        assertThat(HTTP.get("/webhooks/facebook?hub.verify_token=wrong" + rest).status())
                .isEqualTo(403);
        assertThat(HTTP.get("/webhooks/facebook?hub.verify_token=the-word&hub.verify_token=the-word" + rest)
                        .status())
                .isEqualTo(403);
        assertThat(HTTP.get("/webhooks/facebook").status()).isEqualTo(403);
        assertThat(HTTP.get("/webhooks/facebook?%zz=%e4&&=&hub.mode=%00").status())
                .isIn(400, 403);
    }

    @Test
    void letsNoForeignNameIntoAnExchange() throws IOException {
        var random = new Random(4711);
        List<String> foreign = Stream.concat(
                        Stream.of("CamelBeanMethodName", "kafka.OVERRIDE_TOPIC", "CamelHttpUri", "CamelFileName"),
                        IntStream.range(0, 200).mapToObj(i -> "x" + Long.toString(random.nextLong() >>> 1, 36)))
                .toList();
        byte[] body = bytes("{\"object\":\"page\",\"entry\":[]}");
        String query = foreign.stream().map(name -> name + "=receive").collect(Collectors.joining("&"));

        // A server takes a limited number of headers, so they come by twenties.
        for (int i = 0; i < foreign.size(); i += 20) {
            String headers = foreign.stream()
                    .skip(i)
                    .limit(20)
                    .map(name -> name + ": receive\r\n")
                    .collect(Collectors.joining());
            assertThat(HTTP.post("/webhooks/facebook", body, signed(body) + headers)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(HTTP.post("/webhooks/facebook?" + query, body, signed(body)).status())
                .isEqualTo(200);
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        byte[] asForm = bytes(query);
        HTTP.post("/webhooks/facebook", asForm, signed(asForm) + form);

        assertThat(recorder.names()).isNotEmpty().doesNotContainAnyElementsOf(foreign);
        assertThat(recorder.names().stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
                .doesNotContainAnyElementsOf(foreign.stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    @Test
    void takesThreeMegabytesAndNotAByteMore() throws IOException {
        byte[] most = filled(3 * MB);
        byte[] more = filled(3 * MB + 1);
        List<Long> before = stored();

        assertThat(HTTP.post("/webhooks/facebook", more, signed(more)).status()).isEqualTo(413);
        assertThat(stored()).isEqualTo(before);
        assertThat(HTTP.post("/webhooks/facebook", most, signed(most)).status()).isEqualTo(200);
    }

    @Test
    void cutsABodyWithoutAnEnd() throws IOException {
        try (var socket = HTTP.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST /webhooks/facebook HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = bytes("10000\r\n" + "x".repeat(65_536) + "\r\n");
            long sent = 0;
            try {
                while (sent < 200L * MB && socket.getInputStream().available() == 0) {
                    out.write(chunk);
                    sent += 65_536;
                }
            } catch (SocketException e) {
                // Cut off, as it should be.
                assertThat(sent).isLessThan(50L * MB);
                return;
            }
            assertThat(sent).isLessThan(50L * MB);
            assertThat(HTTP.read(socket.getInputStream()).status()).isEqualTo(413);
        }
    }

    @Test
    void refusesWhatItDoesNotServe() throws IOException {
        byte[] body = bytes("{}");

        assertThat(HTTP.post("/webhooks/nobody", body, signed(body)).status()).isEqualTo(404);
        assertThat(HTTP.post("/webhooks/facebook/below", body, signed(body)).status())
                .isIn(200, 401, 404);
        assertThat(HTTP.send("PUT", "/webhooks/facebook", body, signed(body)).status())
                .isEqualTo(405);
        assertThat(HTTP.send("DELETE", "/webhooks/facebook", body, signed(body)).status())
                .isEqualTo(405);
        assertThat(HTTP.send("TRACE", "/webhooks/facebook", new byte[0], "").status())
                .isIn(405, 400);
        assertThat(HTTP.post("/webhooks/facebook", body, signed(body) + "Content-Encoding: gzip\r\n")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void asksTheNetworkToRepeatWhileTheDatabaseIsAway() throws IOException {
        byte[] body = bytes("{\"object\":\"page\",\"entry\":[]}");
        assertThat(HTTP.post("/webhooks/facebook", body, signed(body)).status()).isEqualTo(200);
        byte[] talk = bytes("{\"sender\":\"a\",\"message\":\"Hello\"}");

        DATABASE.shut();
        try {
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                assertThat(HTTP.post("/webhooks/facebook", body, signed(body)).status())
                        .isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
            }
            long start = System.nanoTime();
            assertThat(HTTP.post("/webhooks/rest/webhook", talk, "").status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        } finally {
            DATABASE.open();
        }

        long end = System.nanoTime() + 10_000_000_000L;
        while (HTTP.post("/webhooks/facebook", body, signed(body)).status() != 200) {
            assertThat(System.nanoTime()).as("it recovers").isLessThan(end);
        }
    }

    private List<Long> stored() {
        return Stream.of("raw_request", "inbound_log", "quarantine")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static String signed(byte[] body) {
        return "X-Hub-Signature-256: sha256=" + Signature.hexHmacSha256(SECRET, body) + "\r\n";
    }
}
