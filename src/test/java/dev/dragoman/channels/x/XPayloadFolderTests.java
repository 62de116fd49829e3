package dev.dragoman.channels.x;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.x.XRendering.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Reads every payload of a folder of recorded ones that may lie beside the project; where it does not, our own samples,
 * which cover the same events.
 */
class XPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/x");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/x");

    /** All others are of no use to us. */
    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("xaa_dm_received", List.of("Said")),
            entry("xaa_dm_sent", List.of("Echoed")),
            entry("xaa_chat_sent", List.of("Echoed")),
            entry("xaa_post_reply_create", List.of("Said")),
            entry("xaa_post_mention_create", List.of("Said")),
            entry("xaa_post_quote_create", List.of("Said")));

    private static final Map<String, String> ERRORS =
            Map.of("error_429", "TryLater", "error_problem_400", "Refused", "error_partial_200", "Refused");

    @Test
    void readsEveryEventOfTheFolder() {
        for (Path file : files()) {
            JsonNode data = json(file).path("data");
            if (!data.has("payload")) {
                continue;
            }
            String account = data.path("filter").path("user_id").asString("1");
            Reception reception = XFixture.listening(account).accept(XFixture.signed(bytes(file)));

            assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
            List<String> kinds = ((Reception.Taken) reception)
                    .events().stream().map(Inbound::kind).toList();
            List<String> own = XSamples.KINDS.getOrDefault(name(file), List.of());
            assertThat(kinds).as(name(file)).isEqualTo(KINDS.getOrDefault(name(file), own));
        }
    }

    @Test
    void keepsTheOldEventsForAPerson() {
        for (Path file : files()) {
            if (name(file).startsWith("aaa_")) {
                assertThat(XFixture.listening("4337869213").accept(XFixture.signed(bytes(file))))
                        .as(name(file))
                        .isInstanceOf(Reception.Unreadable.class);
            }
        }
    }

    @Test
    void understandsEveryErrorOfTheFolder() {
        for (Path file : files()) {
            String expected = ERRORS.get(name(file));
            if (expected != null) {
                int status = Integer.parseInt(name(file).replaceFirst(".*_", ""));
                JsonNode body = json(file);
                var answer = new MockResponse.Builder()
                        .code(status)
                        .body(body.toString())
                        .build();

                assertThat(ending(answer, XFixture.say(Visibility.PRIVATE, "Hello.")))
                        .as(name(file))
                        .isEqualTo(body.has("data") ? "Doubtful" : expected);
            }
        }
    }

    @Test
    void understandsEveryAnswerOfTheFolder() {
        Map<String, Outbound> sends = Map.of(
                "dm_send_response", XFixture.say(Visibility.PRIVATE, "Hello."),
                "post_create_response", XFixture.say(Visibility.PUBLIC, "Hello."),
                "hide_reply_response", XFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE)));
        for (Path file : files()) {
            Outbound send = sends.get(name(file));
            if (send != null) {
                assertThat(ending(NetworkUnderTest.answer(bytes(file)), send))
                        .as(name(file))
                        .isEqualTo("Sent");
            }
        }
    }

    private static String ending(MockResponse answer, Outbound send) {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(answer);
            return XFixture.channel(server.url("/").toString())
                    .send(send)
                    .getClass()
                    .getSimpleName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsWhatTheRecordedRequestsLookLike() {
        Map<String, Outbound> sends = Map.of(
                "dm_send_request", XFixture.say(Visibility.PRIVATE, "Hello! How are you?"),
                "post_reply_request", XFixture.say(Visibility.PUBLIC, "This is a reply!"),
                "hide_reply_request", XFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE)));
        for (Path file : files()) {
            Outbound send = sends.get(name(file));
            if (send != null) {
                var call = (Rendered.Call) XRendering.render(send);
                JsonNode ours = Json.MAPPER.valueToTree(call.body());

                assertThat(leaves(ours)).as(name(file)).isEqualTo(leaves(json(file)));
            }
        }
    }

    /** The paths of all values. */
    private static TreeSet<String> leaves(JsonNode json) {
        var found = new TreeSet<String>();
        json.properties()
                .forEach(field -> leaves(field.getValue()).forEach(leaf -> found.add("/" + field.getKey() + leaf)));
        if (!json.isContainer()) {
            found.add(" " + json.getNodeType());
        }
        return found;
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
