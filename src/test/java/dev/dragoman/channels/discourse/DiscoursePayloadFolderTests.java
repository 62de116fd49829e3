package dev.dragoman.channels.discourse;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.discourse.DiscourseRendering.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Visibility;
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
 * which cover the same events.
 */
class DiscoursePayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/discourse");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/discourse");

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("post_created_private_message", List.of("Said")),
            entry("post_created_reply", List.of("Said")),
            entry("post_destroyed", List.of("Withdrawn")),
            entry("post_edited", List.of("Edited")));

    private static final Map<String, String> ERRORS = Map.of("error_422", "Refused", "error_429", "TryLater");

    @Test
    void coversTheRecordedEventsWithOurOwnSamples() {
        assertThat(KINDS.values())
                .allSatisfy(kinds -> assertThat(DiscourseSamples.KINDS).containsValue(kinds));
    }

    @Test
    void readsEveryWebhookOfTheFolder() {
        DiscourseChannel channel = DiscourseFixture.listening();
        for (Path file : files()) {
            if (json(file).has("http_status") || !json(file).has("headers")) {
                continue;
            }
            Reception reception = channel.accept(DiscourseFixture.signed(bytes(file)));

            assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
            List<String> kinds = ((Reception.Taken) reception)
                    .events().stream().map(Inbound::kind).toList();
            assertThat(KINDS.getOrDefault(name(file), kinds)).as(name(file)).isEqualTo(kinds);
        }
    }

    @Test
    void understandsEveryErrorOfTheFolder() throws IOException {
        for (Path file : files()) {
            if (!json(file).has("http_status")) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(bytes(file)));
                var channel = DiscourseFixture.channel(server.url("/").toString());
                var result =
                        channel.send(DiscourseFixture.outbound(Visibility.PUBLIC, new Act.Say("Hello.", List.of())));

                String kind = result.getClass().getSimpleName();
                assertThat(ERRORS.getOrDefault(name(file), kind)).as(name(file)).isEqualTo(kind);
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestsLookLike() {
        Path post = FOLDER.resolve("create_post_request.json");
        Path message = FOLDER.resolve("create_pm_request.json");
        if (!Files.exists(post) || !Files.exists(message)) {
            return;
        }
        var say = DiscourseFixture.outbound(Visibility.PUBLIC, new Act.Say("Hello.", List.of()));
        var reply = DiscourseFixture.outbound(Visibility.PUBLIC, new Act.ReplyPrivately("Hello.", List.of()));
        var posted = (Rendered.Post) DiscourseRendering.render(say, "Title");
        var written = (Rendered.Message) DiscourseRendering.render(reply, "Title");

        assertThat(posted.body().keySet())
                .containsExactlyInAnyOrderElementsOf(json(post).propertyNames());
        assertThat(json(message).propertyNames())
                .allSatisfy(field -> assertThat(written.body().containsKey(field) || field.equals("target_recipients"))
                        .isTrue());
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
        return Json.MAPPER.readTree(bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
