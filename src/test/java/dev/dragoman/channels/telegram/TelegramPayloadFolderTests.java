package dev.dragoman.channels.telegram;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Outbound;
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
class TelegramPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/telegram");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/telegram");

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("callback_query", List.of("Pressed")),
            entry("edited_message", List.of("Edited")),
            entry("get_updates_document", List.of("Said")),
            entry("message_photo", List.of("Said")),
            entry("message_reply", List.of("Said")),
            entry("message_text", List.of("Said")));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_400_chat_not_found", "Refused"),
            entry("error_400_migrated", "Refused"),
            entry("error_400_query_too_old", "Refused"),
            entry("error_401", "AccountStopped"),
            entry("error_403_blocked", "OptedOut"),
            entry("error_409_conflict", "Refused"),
            entry("error_429", "TryLater"));

    @Test
    void coversTheRecordedEventsWithOurOwnSamples() {
        assertThat(KINDS.values())
                .allSatisfy(kinds -> assertThat(TelegramSamples.KINDS).containsValue(kinds));
    }

    @Test
    void readsEveryUpdateOfTheFolder() {
        TelegramChannel channel = TelegramFixture.listening(TelegramFixture.BOT);
        for (Path file : files()) {
            for (JsonNode update : updates(json(file))) {
                Reception reception = channel.accept(TelegramFixture.signed(Json.MAPPER.writeValueAsBytes(update)));

                assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
                List<String> kinds = ((Reception.Taken) reception)
                        .events().stream().map(Inbound::kind).toList();
                assertThat(KINDS.getOrDefault(name(file), kinds)).as(name(file)).isEqualTo(kinds);
            }
        }
    }

    private static List<JsonNode> updates(JsonNode json) {
        if (json.has("update_id")) {
            return List.of(json);
        }
        return json.path("result").isArray() ? List.copyOf(json.path("result").values()) : List.of();
    }

    @Test
    void understandsEveryAnswerOfTheFolder() throws IOException {
        for (Path file : files()) {
            boolean isSent = json(file).path("result").has("message_id");
            if (!isSent && !name(file).startsWith("error")) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(Files.readAllBytes(file)));
                var channel = TelegramFixture.channel(server.url("/").toString(), "webhook", TelegramFixture.BOT);
                var result = channel.send(say());

                String kind = result.getClass().getSimpleName();
                assertThat(kind).as(name(file)).isEqualTo(isSent ? "Sent" : ERRORS.getOrDefault(name(file), kind));
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestLooksLike() {
        Path recorded = FOLDER.resolve("send_message_request.json");
        if (Files.exists(recorded)) {
            JsonNode theirs = json(recorded);
            JsonNode ours =
                    Json.MAPPER.valueToTree(((TelegramRendering.Rendered.Call) TelegramRendering.render(say())).body());

            assertThat(ours.path("chat_id").getNodeType())
                    .isEqualTo(theirs.path("chat_id").getNodeType());
            assertThat(ours.path("text")).isEqualTo(theirs.path("text"));
            assertThat(ours.path("reply_markup")).isEqualTo(theirs.path("reply_markup"));
        }
    }

    private static Outbound say() {
        var choices = List.of(new Choice("Talk to a person", "HUMAN"));
        return TelegramFixture.outbound(Visibility.PRIVATE, new Act.Say("Choose:", choices));
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
