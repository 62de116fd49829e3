package dev.dragoman.channels.instagram;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.Rendered;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Reads every payload of a folder of recorded ones that may lie beside the project; where it does not, our own samples,
 * which cover the same events.
 */
class InstagramPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/instagram");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/instagram");

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("comment_facebook_login", List.of("Said")),
            entry("comment_facebook_login_docs_variant", List.of("Said")),
            entry("comment_instagram_login", List.of("Said")),
            entry("live_comment", List.of("Said")),
            entry("message_ad_referral", List.of("Said")),
            entry("message_attachment", List.of("Said")),
            entry("message_deleted", List.of("Withdrawn")),
            entry("message_echo", List.of("Echoed")),
            entry("message_inline_reply", List.of("Said")),
            entry("message_quick_reply", List.of("Pressed")),
            entry("message_story_mention", List.of("Said")),
            entry("message_story_reply", List.of("Said")),
            entry("message_text", List.of("Said")),
            entry("message_unsupported", List.of("Said")),
            entry("reaction_add", List.of("Reacted")),
            entry("reaction_remove", List.of("Reacted")),
            entry("seen", List.of("Read")),
            entry("story_insights", List.of()));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_100_2534014_no_user", "Refused"),
            entry("error_100_2534025_invalid_private_reply", "Refused"),
            entry("error_100_2534037_not_thread_owner", "TryLater"),
            entry("error_10_2534022_outside_window", "Refused"),
            entry("error_200_2534041_access_disabled", "Refused"),
            entry("error_80002_buc", "TryLater"));

    /** What we do not call or send: publishing, its state, pictures and reactions of our own. */
    private static final Set<String> UNUSED =
            Set.of("container_status", "content_publishing_limit", "send_image_request", "send_reaction_request");

    private static final Map<String, Outbound> REQUESTS = Map.of(
            "send_text_request", say(Visibility.PRIVATE),
            "comment_reply_request", say(Visibility.PUBLIC),
            "comment_hide_request", InstagramFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE)),
            "send_private_reply_request",
                    InstagramFixture.outbound(Visibility.PUBLIC, new Act.ReplyPrivately("Hello.", List.of())));

    @Test
    void knowsWhatEveryRecordedFileIs() {
        if (Files.isDirectory(RECORDED)) {
            var known = new TreeSet<>(UNUSED);
            known.addAll(KINDS.keySet());
            known.addAll(ERRORS.keySet());
            known.addAll(REQUESTS.keySet());
            known.add("send_response");

            assertThat(files())
                    .extracting(InstagramPayloadFolderTests::name)
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void coversTheRecordedEventsWithOurOwnSamples() {
        var ours = new TreeSet<String>();
        InstagramSamples.KINDS.values().forEach(ours::addAll);

        assertThat(KINDS.values()).allSatisfy(kinds -> assertThat(ours).containsAll(kinds));
    }

    @Test
    void readsEveryWebhookOfTheFolder() {
        for (Path file : files()) {
            JsonNode json = json(file);
            if (!json.has("object")) {
                continue;
            }
            String account = json.path("entry").path(0).path("id").asString();
            Reception reception = InstagramFixture.listening(account).accept(InstagramFixture.signed(bytes(file)));

            assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
            List<String> kinds = ((Reception.Taken) reception)
                    .events().stream().map(Inbound::kind).toList();
            assertThat(kinds).as(name(file)).isEqualTo(KINDS.getOrDefault(name(file), kinds));
        }
    }

    @Test
    void understandsEveryAnswerOfTheFolder() throws IOException {
        for (Path file : files()) {
            String expected = name(file).equals("send_response") ? "Sent" : ERRORS.get(name(file));
            if (expected == null) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(bytes(file)));
                var channel = InstagramFixture.channel(server.url("/").toString(), InstagramFixture.ACCOUNT);

                var result = channel.send(say(Visibility.PRIVATE));

                assertThat(result.getClass().getSimpleName()).as(name(file)).isEqualTo(expected);
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestsLookLike() {
        for (Path file : files()) {
            Outbound outbound = REQUESTS.get(name(file));
            if (outbound != null) {
                JsonNode ours = Json.MAPPER.valueToTree(rendered(outbound));

                assertThat(leaves(ours)).as(name(file)).isEqualTo(leaves(json(file)));
            }
        }
    }

    private static Map<String, Object> rendered(Outbound outbound) {
        return ((Rendered.Call) InstagramRendering.render(outbound, InstagramFixture.NOW)).body();
    }

    private static Outbound say(Visibility visibility) {
        return InstagramFixture.outbound(visibility, new Act.Say("Hello there.", List.of()));
    }

    /** The paths of all values, such as {@code /message/text}. */
    private static Set<String> leaves(JsonNode json) {
        var found = new TreeSet<String>();
        json.properties()
                .forEach(field -> leaves(field.getValue()).forEach(leaf -> found.add("/" + field.getKey() + leaf)));
        if (!json.isContainer()) {
            found.add("");
        }
        return found;
    }

    /** The recorded files, or our own samples where that folder is not there. */
    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
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
