package dev.dragoman.channels.youtube;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.youtube.QuotaLedger.Spent;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
class YouTubePayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/youtube");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/youtube");
    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("comment_threads_list", List.of("Said", "Said")),
            entry("comment_threads_held_for_review", List.of()),
            entry("comments_list_replies", List.of("Said")));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_400_commentTextTooLong", "Refused"),
            entry("error_400_operationNotSupported", "Refused"),
            entry("error_400_processingFailure", "TryLater"),
            entry("error_401_authError", "AccountStopped"),
            entry("error_403_commentsDisabled", "Refused"),
            entry("error_403_forbidden", "Refused"),
            entry("error_403_quotaExceeded", "TryLater"),
            entry("error_403_rateLimitExceeded", "TryLater"),
            entry("error_404_parentCommentNotFound", "OptedOut"));

    @Test
    void readsEveryListOfTheFolder() {
        for (Path file : files()) {
            List<Polled.Page> pages = read(json(file));

            assertThat(pages)
                    .as(name(file))
                    .noneMatch(page -> page.reception() instanceof Reception.Unreadable && file.startsWith(RECORDED));
            List<String> kinds = pages.stream()
                    .filter(page -> page.reception() instanceof Reception.Taken)
                    .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                    .map(Inbound::kind)
                    .toList();
            assertThat(kinds).as(name(file)).isEqualTo(KINDS.getOrDefault(name(file), kinds));
        }
    }

    private static List<Polled.Page> read(JsonNode json) {
        Memory memory = Memory.from(Instant.EPOCH, new Spent("", 0));
        var news = new YouTubeNews(YouTubeFixture.BRAND, memory, NOW);
        for (JsonNode item : json.path("items")) {
            switch (YouTubeFields.text(item, "kind")) {
                case "youtube#commentThread" -> thread(news, item);
                case "youtube#comment" -> news.released(item);
                default -> {}
            }
        }
        return news.pages();
    }

    private static void thread(YouTubeNews news, JsonNode item) {
        var root = YouTubeComment.read(item.path("snippet").path("topLevelComment"), NOW);
        if (root != null && !root.isHidden()) {
            news.thread(item, root, null);
        }
    }

    @Test
    void understandsEveryAnswerOfTheFolder() throws IOException {
        for (Path file : files()) {
            boolean isSent = YouTubeFields.text(json(file), "kind").equals("youtube#comment");
            if (!isSent && !ERRORS.containsKey(name(file))) {
                continue;
            }
            try (var server = new MockWebServer();
                    var tokens = YouTubeFixture.tokens()) {
                server.start();
                byte[] answer = Files.readAllBytes(file);
                server.enqueue(NetworkUnderTest.answer(answer));
                server.enqueue(NetworkUnderTest.answer(answer));
                var channel = YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);

                String kind = channel.send(YouTubeFixture.say("Thank you!"))
                        .getClass()
                        .getSimpleName();

                assertThat(kind).as(name(file)).isEqualTo(isSent ? "Sent" : ERRORS.get(name(file)));
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestLooksLike() throws IOException {
        Path recorded = FOLDER.resolve("comments_insert_request.json");
        if (Files.exists(recorded)) {
            var call = (YouTubeRendering.Rendered.Call) YouTubeRendering.render(YouTubeFixture.say("Thank you!"));
            JsonNode ours = Json.MAPPER.valueToTree(call.body());

            JsonNode theirs = json(recorded);

            assertThat(ours.path("snippet").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(theirs.path("snippet").propertyNames());
            assertThat(ours.path("snippet").path("textOriginal"))
                    .isEqualTo(theirs.path("snippet").path("textOriginal"));
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
