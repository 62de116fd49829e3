package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvaluateTests {

    private static final String TRAIN = """
            version: "3.1"
            nlu:
            - intent: track_order
              examples: |
                - where is my [parcel](thing)
                - when does my order arrive
                - track my parcel please
            - intent: yes
              examples:
                - text: |
                    - that is right
                - text: exactly so
                - text: yes indeed
            """;

    private static final String TEST = """
            nlu:
            - intent: track_order
              examples: |
                - where is my order
                - is the parcel track known
            - intent: yes
              examples: |
                - yes that is right
                - where is the parcel
            - intent: out_of_scope
              examples: |
                - 8765 1234
                - zzz qqq
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("train.yml"), TRAIN);
        Files.writeString(folder.resolve("test.yml"), TEST);
    }

    private int evaluate(String... args) {
        return Evaluate.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode result() {
        return Json.MAPPER
                .readTree(out.toString(StandardCharsets.UTF_8))
                .path("results")
                .path(0);
    }

    @Test
    void countsWhatIsRightAndWhatIsStrange() {
        int code = evaluate("--train", file("train.yml"), "--test", file("test.yml"), "--encoder", "off", "--json");

        JsonNode marks = result().path("marks");
        assertThat(code).isZero();
        assertThat(result().path("trainingSentences").asInt()).isEqualTo(6);
        assertThat(marks.path("texts").asInt()).isEqualTo(6);
        assertThat(marks.path("inScope").asInt()).isEqualTo(4);
        assertThat(marks.path("accuracy").asDouble()).isEqualTo(0.75);
        // One of four is taken for the other: each intent has an F1 of its own.
        assertThat(marks.path("f1").path("track_order").asDouble()).isEqualTo(0.8);
        assertThat(marks.path("macroF1").asDouble()).isBetween(0.733, 0.734);
        assertThat(marks.path("outOfScope").path("texts").asInt()).isEqualTo(2);
        assertThat(marks.path("outOfScope").path("auroc").asDouble()).isEqualTo(1);
        assertThat(marks.path("confusions").path(0).path("taken").asString()).isEqualTo("track_order");
    }

    @Test
    void asksOnceMoreWithErrors() {
        int code = evaluate(
                "--train", file("train.yml"), "--test", file("test.yml"), "--encoder", "off", "--disturb", "--json");

        JsonNode disturbed = result().path("disturbed");
        assertThat(code).isZero();
        // Capitals say the same; every letter of these few texts counts.
        assertThat(disturbed.path("capitals").asDouble()).isEqualTo(0.75);
        assertThat(disturbed.path("smileys").asDouble()).isBetween(0.5, 1.0);
        assertThat(disturbed.size()).isEqualTo(4);
    }

    @Test
    void tellsTheSameToPeople() {
        int code = evaluate("--train", file("train.yml"), "--folds", "3", "--encoder", "off");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("embedded, words only, 3 folds", "accuracy", "latency", "4 sentences of 2 intents");
    }

    @Test
    void asksARasaServerTheSame() throws Exception {
        try (var server = new MockWebServer()) {
            server.setDispatcher(new FakeRasa());
            server.start();

            int code = evaluate("--rasa", server.url("/").toString(), "--test", file("test.yml"), "--json");

            assertThat(code).isZero();
            assertThat(result().path("engine").asString()).startsWith("rasa at http");
            assertThat(result().path("marks").path("texts").asInt()).isEqualTo(6);
            // The warming up asks each text too.
            assertThat(server.getRequestCount()).isEqualTo(12);
        }
    }

    @Test
    void refusesWhatItCannotDoWithASentence() {
        assertThat(evaluate("--train", file("none.yml"))).isEqualTo(2);
        assertThat(evaluate("--what")).isEqualTo(2);
        assertThat(evaluate("--train", file("train.yml"), "--encoder", "huge")).isEqualTo(2);
        assertThat(evaluate("--rasa", "http://127.0.0.1:9", "--test", file("test.yml")))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("none.yml does not exist", "--what is not understood", "auto, strong, small or off")
                .contains("usage: ")
                .doesNotContain("\tat ");
    }
}
