package dev.dragoman.channels.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.message.Act;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Reads every payload of a folder of recorded ones that may lie beside the project; where it does not, our own samples,
 * which cover the same.
 */
class WordPressPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/wordpress");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/wordpress");

    private static final Map<String, String> ERRORS = Map.of(
            "error_400_empty", "Refused",
            "error_400_flood", "TryLater",
            "error_401_login", "AccountStopped",
            "error_403_closed", "OptedOut",
            "error_409_duplicate", "Refused",
            "error_410_already_trashed", "Refused");

    @Test
    void readsEveryCommentOfTheFolder() {
        for (Path file : files()) {
            for (JsonNode comment : comments(json(file))) {
                assertThat(WordPressComment.read(comment, WordPressFixture.NOW))
                        .as(name(file))
                        .hasValueSatisfying(it -> {
                            assertThat(it.words()).doesNotContain("<p>");
                            assertThat(it.isComment()).isEqualTo(!name(file).equals("pingback"));
                        });
            }
        }
    }

    private static List<JsonNode> comments(JsonNode json) {
        if (json.isArray()) {
            return List.copyOf(json.values());
        }
        return json.has("id") && json.has("post") ? List.of(json) : List.of();
    }

    @Test
    void understandsEveryAnswerOfTheFolder() throws IOException {
        for (Path file : files()) {
            boolean isSent = name(file).contains("create_response");
            if (!isSent && !name(file).startsWith("error")) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(file)));
                server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes("answer-me")));
                server.enqueue(NetworkUnderTest.answer(WordPressFixture.bytes("answer-no-comments")));
                var channel = WordPressFixture.channel(server.url("/").toString());
                var result = channel.send(WordPressFixture.outbound(new Act.Say("Hello.", List.of())));

                String kind = result.getClass().getSimpleName();
                assertThat(kind).as(name(file)).isEqualTo(isSent ? "Sent" : ERRORS.getOrDefault(name(file), kind));
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestLooksLike() {
        Path recorded = FOLDER.resolve("comment_create_request.json");
        if (Files.exists(recorded)) {
            JsonNode theirs = json(recorded);
            var call = (WordPressRendering.Rendered.Call)
                    WordPressRendering.render(WordPressFixture.outbound(new Act.Say("It is 10 EUR.", List.of())));
            JsonNode ours = Json.MAPPER.valueToTree(call.body());

            assertThat(ours.path("content")).isEqualTo(theirs.path("content"));
            assertThat(ours.propertyNames()).containsAll(theirs.propertyNames());
            assertThat(ours.path("parent").isIntegralNumber()).isTrue();
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static JsonNode json(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
