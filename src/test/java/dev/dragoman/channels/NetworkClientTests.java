package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkClientTests {

    private static final Map<String, String> HEADERS = Map.of("Api-Key", "secret");

    private final MockWebServer network = new MockWebServer();
    private NetworkClient client;

    @BeforeEach
    void start() throws IOException {
        network.start();
        client = new NetworkClient(network.url("/api").toString(), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void readsWithHeadersOfTheNetworksOwn() throws InterruptedException {
        network.enqueue(new MockResponse.Builder()
                .code(404)
                .addHeader("X-Left", "3")
                .body("none")
                .build());

        NetworkAnswer answer = client.get("posts?page=2", HEADERS);

        assertThat(answer).isInstanceOfSatisfying(Answered.class, it -> {
            assertThat(it.status()).isEqualTo(404);
            assertThat(it.headers()).containsEntry("x-left", "3");
            assertThat(it.body()).isEqualTo("none");
        });
        RecordedRequest request = network.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/posts?page=2");
        assertThat(request.getHeaders().get("Api-Key")).isEqualTo("secret");
    }

    @Test
    void putsJson() throws InterruptedException {
        network.enqueue(new MockResponse.Builder().build());

        client.put("posts/1", HEADERS, Map.of("hidden", true));

        RecordedRequest request = network.takeRequest();
        assertThat(request.getMethod()).isEqualTo("PUT");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().utf8()).isEqualTo("{\"hidden\":true}");
    }

    @Test
    void postsTheFieldsOfAForm() throws InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "refresh_token");
        fields.put("text", "ü & ?");
        network.enqueue(new MockResponse.Builder().build());

        client.postForm("token", HEADERS, fields);

        RecordedRequest request = network.takeRequest();
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody().utf8()).isEqualTo("grant_type=refresh_token&text=%C3%BC+%26+%3F");
    }

    @Test
    void deletesWithHeadersOfTheNetworksOwn() throws InterruptedException {
        network.enqueue(new MockResponse.Builder().code(204).build());

        client.delete("posts/1", HEADERS);

        RecordedRequest request = network.takeRequest();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getHeaders().get("Api-Key")).isEqualTo("secret");
    }

    @Test
    void neverFollowsARedirect() {
        network.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", network.url("/elsewhere").toString())
                .build());

        NetworkAnswer answer = client.get("posts", HEADERS);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class, it -> assertThat(it.status()).isEqualTo(302));
        assertThat(network.getRequestCount()).isEqualTo(1);
    }

    @Test
    void knowsThatNothingLeftWhereNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        NetworkAnswer answer = new NetworkClient("http://127.0.0.1:" + free, Duration.ofSeconds(2))
                .post("posts", HEADERS, Map.of("text", "Hello"));

        assertThat(answer).isInstanceOf(NotSent.class);
    }

    @Test
    void isInDoubtWhenTheAnswerGotLostUnlessTheCallMayBeRepeated() {
        network.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());

        NetworkAnswer answer = client.post("posts", HEADERS, Map.of("text", "Hello"));

        assertThat(answer).isInstanceOf(Unclear.class);
        assertThat(answer.ofRepeatable()).isInstanceOf(NotSent.class);
    }

    @Test
    void cutsAnAnswerAfterThreeMegabytes() {
        network.enqueue(
                new MockResponse.Builder().body("x".repeat(4 * 1024 * 1024)).build());

        NetworkAnswer answer = client.get("posts", HEADERS);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class, it -> assertThat(it.body()).hasSize(3 * 1024 * 1024));
    }

    @Test
    void refusesAPathThatLeavesTheHost() {
        assertThatIllegalArgumentException().isThrownBy(() -> client.get("https://elsewhere.example/", HEADERS));
    }
}
