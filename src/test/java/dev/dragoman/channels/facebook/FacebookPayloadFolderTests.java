package dev.dragoman.channels.facebook;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.Rendered;
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
import java.time.Duration;
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
class FacebookPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/facebook");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/facebook");
    private static final List<String> NOTHING = List.of();

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("app_roles", NOTHING),
            entry("batch_two_entries", NOTHING),
            entry("delivery", List.of("Delivered")),
            entry("feed_comment_add", List.of("Echoed")),
            entry("feed_comment_add_live_2024", List.of("Said")),
            entry("feed_comment_add_photo", List.of("Echoed")),
            entry("feed_comment_hide", NOTHING),
            entry("feed_comment_unhide", NOTHING),
            entry("feed_own_status_add", NOTHING),
            entry("feed_reaction_add", NOTHING),
            entry("feed_reaction_add_on_reply", NOTHING),
            entry("feed_visitor_post_add", List.of("Said")),
            entry("message_attachment_fallback", List.of("Said")),
            entry("message_deleted", List.of("Withdrawn")),
            entry("message_echo", List.of("Echoed")),
            entry("message_prior", List.of("Said")),
            entry("message_quick_reply", List.of("Pressed")),
            entry("message_quick_reply_current", List.of("Pressed")),
            entry("message_text_current", List.of("Said")),
            entry("pass_thread_control_current", NOTHING),
            entry("postback", List.of("Pressed")),
            entry("postback_current", List.of("Pressed")),
            entry("postback_referral", List.of("Pressed")),
            entry("reaction_add", List.of("Reacted")),
            entry("request_thread_control", NOTHING),
            entry("standby_echo", List.of("Echoed")),
            entry("standby_postback_no_payload", NOTHING));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_100_2018001_no_user", "Refused"),
            entry("error_100_2018276_human_agent_not_approved", "Refused"),
            entry("error_100_tag_removed", "Refused"),
            entry("error_10_2018108_cannot_receive", "OptedOut"),
            entry("error_10_2018278_outside_window", "Refused"),
            entry("error_190_token", "AccountStopped"),
            entry("error_200_1545041_not_sent", "OptedOut"),
            entry("error_2018300_other_app_owns_thread", "TryLater"),
            entry("error_2_transient", "TryLater"),
            entry("error_368_policy", "AccountStopped"),
            entry("error_4_app_limit", "TryLater"),
            entry("error_551_user_unavailable", "OptedOut"),
            entry("error_613_2534040_rate", "TryLater"),
            entry("error_80001_page_buc", "TryLater"),
            entry("error_80006_messenger_buc", "TryLater"));

    @Test
    void coversTheRecordedEventsWithOurOwnSamples() {
        var ours = new TreeSet<String>();
        FacebookSamples.KINDS.values().forEach(ours::addAll);

        assertThat(KINDS.values()).allSatisfy(kinds -> assertThat(ours).containsAll(kinds));
        assertThat(FacebookSamples.KINDS).containsValue(NOTHING);
    }

    @Test
    void readsEveryWebhookOfTheFolder() {
        for (Path file : files()) {
            JsonNode json = json(file);
            if (!json.has("object")) {
                continue;
            }
            String page = json.path("entry").path(0).path("id").asString();
            Reception reception = FacebookFixture.listening(page).accept(FacebookFixture.signed(bytes(file)));

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
                server.enqueue(NetworkUnderTest.answer(bytes(file)));
                var result = speaking(server).send(say(List.of()));

                String kind = result.getClass().getSimpleName();
                assertThat(kind).as(name(file)).isEqualTo(ERRORS.getOrDefault(name(file), kind));
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestsLookLike() throws IOException {
        Outbound say = say(List.of());
        Map<String, Outbound> requests = Map.of(
                "send_text_request", say,
                "send_quick_replies_request", say(List.of(new Choice("Yes", "/yes"), new Choice("No", "/no"))),
                "send_text_human_agent_request", FacebookFixture.byPerson(say, Duration.ofDays(2)));
        for (Path file : files()) {
            Outbound outbound = requests.get(name(file));
            if (outbound != null) {
                JsonNode ours = Json.MAPPER.valueToTree(rendered(outbound));

                assertThat(leaves(ours)).as(name(file)).containsAll(withoutPictures(leaves(json(file))));
            }
        }
        Path typing = FOLDER.resolve("sender_action_typing_request.json");
        if (Files.exists(typing)) {
            JsonNode ours =
                    Json.MAPPER.valueToTree(MetaRules.typing(say.address().thread()));
            assertThat(leaves(ours)).isEqualTo(leaves(json(typing)));
        }
    }

    private static Map<String, Object> rendered(Outbound outbound) {
        return ((Rendered.Call) FacebookRendering.render(outbound, FacebookFixture.NOW)).body();
    }

    private static Outbound say(List<Choice> choices) {
        return FacebookFixture.outbound(Visibility.PRIVATE, new Act.Say("Hello there.", choices));
    }

    private static FacebookChannel speaking(MockWebServer server) {
        return FacebookFixture.channel(server.url("/").toString(), FacebookFixture.PAGE);
    }

    /** The paths of all values, such as {@code /message/quick_replies/0/title}. */
    private static Set<String> leaves(JsonNode json) {
        var found = new TreeSet<String>();
        json.properties()
                .forEach(field -> leaves(field.getValue()).forEach(leaf -> found.add("/" + field.getKey() + leaf)));
        json.values().forEach(value -> leaves(value).forEach(leaf -> found.add(json.isArray() ? "/*" + leaf : "")));
        if (!json.isContainer()) {
            found.add("");
        }
        return found;
    }

    private static List<String> withoutPictures(Set<String> leaves) {
        return leaves.stream().filter(leaf -> !leaf.endsWith("image_url")).toList();
    }

    /** The recorded files, or our own samples where that folder is not there. */
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
