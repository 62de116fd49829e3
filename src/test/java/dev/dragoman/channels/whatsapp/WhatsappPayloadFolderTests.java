package dev.dragoman.channels.whatsapp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Outbound;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads every payload of a folder of recorded ones that may lie beside the project; where it does not, our own samples,
 * which cover the same events.
 */
class WhatsappPayloadFolderTests {

    private static final Path RECORDED = Path.of("../shared/payloads/whatsapp");
    private static final Path FOLDER =
            Files.isDirectory(RECORDED) ? RECORDED : Path.of("src/main/resources/simulator/whatsapp");

    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("account_update_banned", List.of()),
            entry("in_ad_referral_old", List.of("Said")),
            entry("in_audio", List.of("Said")),
            entry("in_button_message", List.of("Pressed")),
            entry("in_contact_request_bsuid", List.of("Said")),
            entry("in_contact_sharing_message", List.of("Said")),
            entry("in_document", List.of("Said")),
            entry("in_group_create_message", List.of()),
            entry("in_group_remove_participants", List.of()),
            entry("in_group_settings_update", List.of()),
            entry("in_interactive_button_reply_message", List.of("Pressed")),
            entry("in_interactive_list_reply_message", List.of("Pressed")),
            entry("in_reaction_message", List.of("Reacted")),
            entry("in_sticker", List.of("Said")),
            entry("in_system_user_changed_user_id", List.of()),
            // It carries the id of a group, and groups are not used.
            entry("in_text_bsuid_no_phone", List.of()),
            entry("in_text_message", List.of("Said")),
            entry("in_text_message_with_context_product_inquiry", List.of("Said")),
            entry("phone_number_quality_update", List.of()),
            entry("status_delivered_bsuid", List.of("Delivered")),
            entry("status_failed_131047_window", List.of()),
            entry("status_failed_131049", List.of()),
            entry("status_read", List.of("Read")),
            entry("status_sent", List.of()),
            entry("status_sent_old_cbp", List.of()),
            entry("template_status_flagged", List.of()),
            entry("user_id_update", List.of()));

    private static final Map<String, String> ERRORS = Map.ofEntries(
            entry("error_130429_throughput", "TryLater"),
            entry("error_131016_unavailable", "TryLater"),
            entry("error_131026_undeliverable", "OptedOut"),
            entry("error_131047_window", "Refused"),
            entry("error_131051_unsupported", "Refused"),
            entry("error_131056_pair_rate", "TryLater"),
            entry("error_132000_param_count", "Refused"),
            entry("error_132001_template_missing", "Refused"),
            entry("error_368_policy", "AccountStopped"));

    private static final Map<String, Outbound> REQUESTS = Map.of(
            "out_send_text_message", say(WhatsappFixture.ANAS_PHONE),
            "out_send_reply_button", choose(2));

    @Test
    void coversTheRecordedEventsWithOurOwnSamples() {
        var ours = new TreeSet<String>();
        WhatsappSamples.KINDS.values().forEach(ours::addAll);

        assertThat(KINDS.values()).allSatisfy(kinds -> assertThat(ours).containsAll(kinds));
    }

    @Test
    void readsEveryWebhookOfTheFolder() {
        for (Path file : files()) {
            JsonNode entry = json(file).path("entry").path(0);
            if (entry.isMissingNode()) {
                continue;
            }
            String number = entry.path("changes")
                    .path(0)
                    .path("value")
                    .path("metadata")
                    .path("phone_number_id")
                    .asString(WhatsappFixture.NUMBER);
            Reception reception = WhatsappFixture.listening(entry.path("id").asString(), number)
                    .accept(WhatsappFixture.signed(bytes(file)));

            assertThat(reception).as(name(file)).isInstanceOf(Reception.Taken.class);
            List<String> kinds = ((Reception.Taken) reception)
                    .events().stream().map(Inbound::kind).toList();
            assertThat(kinds).as(name(file)).isEqualTo(KINDS.getOrDefault(name(file), kinds));
        }
    }

    @Test
    void understandsEveryAnswerOfTheFolder() throws IOException {
        for (Path file : files()) {
            String expected = name(file).equals("out_response_accepted") ? "Sent" : ERRORS.get(name(file));
            if (expected == null) {
                continue;
            }
            try (var server = new MockWebServer()) {
                server.start();
                server.enqueue(NetworkUnderTest.answer(bytes(file)));
                var channel = WhatsappFixture.channel(server.url("/").toString());

                var result = channel.send(say(WhatsappFixture.ANA));

                assertThat(result.getClass().getSimpleName()).as(name(file)).isEqualTo(expected);
            }
        }
    }

    @Test
    void sendsWhatTheRecordedRequestsLookLike() {
        for (Path file : files()) {
            Outbound outbound = REQUESTS.get(name(file));
            if (outbound != null) {
                ObjectNode ours = Json.MAPPER.valueToTree(rendered(outbound));
                ours.remove("biz_opaque_callback_data");

                assertThat(leaves(ours)).as(name(file)).isEqualTo(leaves(json(file)));
            }
        }
    }

    private static Map<String, Object> rendered(Outbound outbound) {
        var rendering = new WhatsappRendering("Choose");
        return ((Rendered.Call) rendering.render(outbound, WhatsappFixture.NOW)).body();
    }

    private static Outbound say(String person) {
        return WhatsappFixture.to(person, new Act.Say("Hello there.", List.of()));
    }

    private static Outbound choose(int count) {
        var choices = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Choice("Choice " + i, "/" + i))
                .toList();
        return WhatsappFixture.to(WhatsappFixture.ANAS_PHONE, new Act.Say("Choose:", choices));
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
