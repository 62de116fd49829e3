package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Both sides of the contract over real sockets: a product that listens, and a product that calls. */
@SpringBootTest(
        classes = SimulatedWeb.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "dragoman.simulator=true",
            "dragoman.simulator.seed=7",
            "dragoman.simulator.retry-pause-millis=20",
            "dragoman.channels.facebook.app-id=4711",
            "dragoman.channels.facebook.app-secret=a secret of the app",
            "dragoman.channels.facebook.verify-token=a word to verify",
            "dragoman.channels.facebook.accounts[0].id=1001",
            "dragoman.channels.facebook.accounts[0].name=The page",
            "dragoman.channels.facebook.accounts[0].token=a token of the page"
        })
abstract class SimulatorHarness {

    static final String TOKEN = "a token of the page";
    static final String SECRET = "a secret of the app";
    static final String PAGE = "1001";

    private static final Product PRODUCT = new Product();
    private static final MediaType JSON = MediaType.get("application/json");

    final OkHttpClient http = HttpOut.within(Duration.ofSeconds(10));

    @Autowired
    Simulator simulator;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void deliverToTheProduct(DynamicPropertyRegistry registry) {
        registry.add("dragoman.simulator.target", PRODUCT::url);
    }

    @BeforeEach
    void startCalm() throws InterruptedException {
        PRODUCT.status = 200;
        until(() -> simulator.undelivered() == 0);
        simulator.reset();
        PRODUCT.forget();
    }

    static Product product() {
        return PRODUCT;
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for never came").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** The first delivery whose JSON holds this key at the start of its item, body read again as JSON. */
    static JsonNode delivered(String kind) throws InterruptedException {
        while (true) {
            JsonNode entry = nextDelivery().path("entry").path(0);
            JsonNode item = entry.has("changes")
                    ? entry.path("changes").path(0).path("value")
                    : entry.path("messaging").path(0);
            boolean echo = item.path("message").path("is_echo").asBoolean(false);
            if (kind.equals("echo") ? echo : item.has(kind) && !echo) {
                return item;
            }
        }
    }

    static JsonNode nextDelivery() throws InterruptedException {
        RecordedRequest request = nextRequest();
        return Json.MAPPER.readTree(
                request.getBody() == null ? "" : request.getBody().utf8());
    }

    static RecordedRequest nextRequest() throws InterruptedException {
        RecordedRequest request = PRODUCT.server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).as("a delivery").isNotNull();
        return request;
    }

    Answer graph(String method, String path, String json) throws IOException {
        return call(method, "/simulator/graph/v25.0" + path, json, TOKEN);
    }

    /** The page sends a text to customer 1. */
    Answer send(String text) throws IOException {
        return graph("POST", "/1001/messages", """
            {"recipient": {"id": "9000000000000001"}, "messaging_type": "RESPONSE",
             "message": {"text": "%s", "metadata": "our key"}}\
            """.formatted(text));
    }

    Answer call(String method, String path, String json, String token) throws IOException {
        RequestBody body = method.equals("GET") ? null : RequestBody.create(json, JSON);
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + port + path)
                .method(method, body)
                .header("Authorization", "Bearer " + token)
                .build();
        try (Response response = http.newCall(request).execute()) {
            String text = response.body().string();
            return new Answer(response.code(), text, response.headers().get("X-App-Usage"));
        }
    }

    /** What came back: {@code usage} is null where the network says nothing of it. */
    record Answer(int status, String text, String usage) {

        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        /** Code and sub-code of the refusal, such as {@code 100/33}. */
        String error() {
            JsonNode error = json().path("error");
            return error.path("code").asInt(0) + "/"
                    + error.path("error_subcode").asInt(0);
        }
    }

    /** Listens as the product would: thanks every delivery, and answers the handshake. */
    static final class Product {

        final MockWebServer server = new MockWebServer();
        volatile int status = 200;

        Product() {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    String challenge = request.getUrl().queryParameter("hub.challenge");
                    boolean known = "a word to verify".equals(request.getUrl().queryParameter("hub.verify_token"));
                    return new MockResponse.Builder()
                            .code(status)
                            .body(challenge != null && known ? challenge : "")
                            .build();
                }
            });
        }

        String url() {
            try {
                if (!server.getStarted()) {
                    server.start();
                }
            } catch (IOException e) {
                throw new IllegalStateException("no port for the product", e);
            }
            return "http://127.0.0.1:" + server.getPort();
        }

        void forget() throws InterruptedException {
            while (server.takeRequest(1, TimeUnit.MILLISECONDS) != null) {
                // Only emptied.
                continue;
            }
        }
    }
}
