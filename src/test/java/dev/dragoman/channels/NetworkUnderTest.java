package dev.dragoman.channels;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** What a network brings along to be held to the contract: its channel, its samples and a server that plays its API. */
public interface NetworkUnderTest {

    /** Plays the network's API; the contract starts and stops it. Keep it in a field. */
    MockWebServer server();

    /** A fresh channel that calls the server. */
    Channel channel();

    /** Every secret of the settings; none may ever be seen. */
    List<String> secrets();

    /** The name of the network in folders. */
    default String network() {
        return channel().id().value();
    }

    @BeforeEach
    default void startTheNetwork() throws IOException {
        server().start();
    }

    @AfterEach
    default void stopTheNetwork() {
        server().close();
    }

    /** The address of the playing server, without a path. */
    default String baseUrl() {
        return "http://" + server().getHostName() + ":" + server().getPort();
    }

    /** The folder of the network's samples. */
    default Path samples() {
        return Path.of("src/main/resources/simulator", network());
    }

    /** The names of all samples, without those of answers to our own calls. */
    default List<String> webhooks() {
        try (Stream<Path> files = Files.list(samples())) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(name -> !name.startsWith("answer-") && !name.startsWith("error-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a sample. */
    default byte[] sample(String name) {
        try {
            return Files.readAllBytes(samples().resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of the network from a sample: a body, or a wrapper with {@code http_status}, headers and body. */
    default MockResponse answer(String name) {
        return answer(sample(name));
    }

    /** The same from bytes. */
    static MockResponse answer(byte[] bytes) {
        JsonNode wrapper = Json.MAPPER.readTree(bytes);
        if (!wrapper.has("http_status")) {
            return new MockResponse.Builder().body(wrapper.toString()).build();
        }
        var response = new MockResponse.Builder()
                .code(wrapper.path("http_status").intValue())
                .body(wrapper.path("body").toString());
        wrapper.path("headers").properties().forEach(header -> {
            JsonNode value = header.getValue();
            response.addHeader(header.getKey(), value.stringValue(value.toString()));
        });
        return response.build();
    }

    /** The next call the channel made; fails when there is none within two seconds. */
    default RecordedRequest called() {
        try {
            return requireNonNull(server().takeRequest(2, SECONDS), "the channel made no call");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of a call as text. */
    static String bodyOf(RecordedRequest call) {
        return call.getBody() == null ? "" : call.getBody().utf8();
    }
}
