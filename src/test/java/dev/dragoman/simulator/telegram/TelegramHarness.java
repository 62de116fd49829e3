package dev.dragoman.simulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.simulator.SimulatedWeb;
import dev.dragoman.system.HttpOut;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Both sides of the contract over real sockets: a product that listens or asks, and a product that calls. */
@SpringBootTest(
        classes = SimulatedWeb.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "dragoman.simulator=true",
            "dragoman.simulator.seed=7000",
            "dragoman.simulator.retry-pause-millis=20",
            "dragoman.channels.telegram.mode=polling",
            "dragoman.channels.telegram.accounts[0].token=42:the-token"
        })
abstract class TelegramHarness {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long CUSTOMER = 600_000_001L;

    final OkHttpClient http = HttpOut.within(Duration.ofSeconds(20));
    final MockWebServer product = new MockWebServer();

    @Autowired
    TelegramSimulator simulator;

    @LocalServerPort
    int port;

    @BeforeEach
    void startCalm() throws IOException {
        product.start();
        simulator.reset();
        call("deleteWebhook", "{\"drop_pending_updates\": true}");
    }

    @AfterEach
    void stop() throws IOException {
        call("deleteWebhook", "{\"drop_pending_updates\": true}");
        product.close();
    }

    JsonNode last() throws IOException {
        JsonNode updates = call("getUpdates", "{}").path("result");
        return updates.path(updates.size() - 1);
    }

    JsonNode send(String text) throws IOException {
        return call("sendMessage", Json.MAPPER.writeValueAsString(Map.of("chat_id", CUSTOMER, "text", text)));
    }

    JsonNode edit(String message, String text) throws IOException {
        return call(
                "editMessageText",
                Json.MAPPER.writeValueAsString(Map.of("chat_id", CUSTOMER, "message_id", message, "text", text)));
    }

    JsonNode button(String payload) throws IOException {
        return call("sendMessage", """
            {"chat_id": %d, "text": "Well?", "reply_markup": {"inline_keyboard":
              [[{"text": "Yes", "callback_data": "%s"}]]}}
            """.formatted(CUSTOMER, payload));
    }

    void setWebhook() throws IOException {
        call("setWebhook", """
            {"url": "%s", "secret_token": "the-word"}
            """.formatted(product.url("/webhooks/telegram")));
    }

    RecordedRequest posted() throws InterruptedException {
        @Nullable RecordedRequest request = product.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).as("an update").isNotNull();
        return request;
    }

    static String textOf(RecordedRequest post) {
        return Json.MAPPER
                .readTree(post.getBody() == null ? "" : post.getBody().utf8())
                .path("message")
                .path("text")
                .asString();
    }

    CompletableFuture<JsonNode> later(String method, String json) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return call(method, json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    JsonNode call(String method, String json) throws IOException {
        return post("/simulator/api/telegram/bot42:the-token/" + method, json);
    }

    JsonNode post(String path, String json) throws IOException {
        return exchange(new Request.Builder().url(url(path)).post(RequestBody.create(json, JSON)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    JsonNode exchange(Request.Builder request) throws IOException {
        try (Response response = http.newCall(request.build()).execute()) {
            String body = response.body().string();
            return body.isEmpty() ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(body);
        }
    }
}
