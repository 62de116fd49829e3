package dev.dragoman.channels.mastodon;

import static dev.dragoman.message.Visibility.PRIVATE;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
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
class MastodonPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/mastodon");
    private static final Path FOLDER = Files.isDirectory(RECORDED) ? RECORDED : MastodonFixture.SAMPLES;

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("stream_notification", List.of("Said")),
            entry("stream_conversation", List.of("Said")),
            entry("stream_status_update", List.of("Said")));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_401", "AccountStopped"), entry("error_422", "Refused"), entry("error_429", "TryLater"));

    @Test
    void readsEveryPostOfTheFolder() throws Exception {
        var account = new MastodonSettings.Account("14715", "", "http://127.0.0.1:9", MastodonFixture.TOKEN);
        var threads = new MastodonThreads(new MastodonApi(account, MastodonFixture.CLOCK), account.id());
        var events = new MastodonEvents(account.id(), threads, MastodonFixture.CLOCK);
        for (Path file : files()) {
            JsonNode json = json(file);
            JsonNode post = Stream.of(json.path("status"), json.path("last_status"), json)
                    .filter(it -> it.has("account"))
                    .findFirst()
                    .orElse(json);
            if (!post.has("account") || post.path("in_reply_to_id").isString()) {
                continue;
            }
            Reception reception = json.has("type") ? events.notified(json) : events.posted(post);

            assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
            List<String> kinds = ((Reception.Taken) reception)
                    .events().stream().map(Inbound::kind).toList();
            assertThat(KINDS.getOrDefault(name(file), kinds)).as(name(file)).isEqualTo(kinds);
        }
    }

    @Test
    void understandsEveryErrorOfTheFolder() throws IOException {
        for (Path file : files()) {
            if (!name(file).startsWith("error")) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(file)));
                var channel = MastodonFixture.channel(server.url("/").toString());
                var result = channel.send(MastodonFixture.outbound(PRIVATE, new Act.Say("Hello", List.of())));

                String kind = result.getClass().getSimpleName();
                assertThat(kind).as(name(file)).isEqualTo(ERRORS.getOrDefault(name(file), kind));
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestLooksLike() {
        Path recorded = FOLDER.resolve("status_create_request.json");
        if (Files.exists(recorded)) {
            JsonNode theirs = json(recorded);
            var target = new MastodonRendering.Target(
                    "user@remote.example", theirs.path("in_reply_to_id").asString(), "direct");
            var rendered = new MastodonRendering(500)
                    .render(MastodonFixture.outbound(PRIVATE, new Act.Say("Hello", List.of())), target);
            JsonNode ours = Json.MAPPER.valueToTree(((MastodonRendering.Rendered.Post) rendered).body());

            for (String field : List.of("status", "in_reply_to_id", "visibility")) {
                assertThat(ours.path(field)).as(field).isEqualTo(theirs.path(field));
            }
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
