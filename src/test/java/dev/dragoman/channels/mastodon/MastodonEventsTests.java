package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFixture.ANA;
import static dev.dragoman.channels.mastodon.MastodonFixture.ROOT;
import static dev.dragoman.channels.mastodon.MastodonFixture.SHOP;
import static dev.dragoman.channels.mastodon.MastodonFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.InboundContract;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What our samples say. */
class MastodonEventsTests {

    private static final List<String> INTRUDERS =
            List.of("null", "[]", "{}", "-1", "1e999", "\"\"", "true", "\"\\u0000\"", "\"\\ud83d\"", "9".repeat(900));

    private final MockWebServer server = new MockWebServer();

    /** Shows the posts of our samples to whoever looks them up. */
    private static final class Instance extends Dispatcher {

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String id = request.getTarget().replaceFirst(".*/", "");
            String found = switch (id) {
                case "116000000000000101" -> sample("answer-status");
                case "116000000000000102" -> sample("own-reply");
                case "116000000000000104" -> sample("own-post");
                default -> "";
            };
            return found.isEmpty()
                    ? new MockResponse.Builder()
                            .code(404)
                            .body("{\"error\":\"Record not found\"}")
                            .build()
                    : new MockResponse.Builder().body(found).build();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Instance());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mention,Said",
        "mention-reply,Said",
        "mention-under-our-post,Said",
        "mention-emoji-rtl,Said",
        "mention-image,Said",
        "direct,Said",
        "direct-followers-only,Said",
        "direct-to-several,Said",
        "favourite,",
        "unknown-field,",
        "own-reply,Echoed",
        "own-direct,Echoed",
        "own-post,",
        "edited,Said",
    })
    void readsEverySample(String sample, String kind) {
        assertThat(events(sample)).extracting(Inbound::kind).isEqualTo(kind == null ? List.of() : List.of(kind));
        assertThat(events(sample)).as("a repeat has the same id").isEqualTo(events(sample));
    }

    @ParameterizedTest
    @CsvSource({
        "mention,PUBLIC,116000000000000101",
        "mention-reply,PUBLIC,116000000000000101",
        "mention-under-our-post,PUBLIC,116000000000000105",
        "own-reply,PUBLIC,116000000000000101",
        "direct,PRIVATE,ana@remote.example",
        "direct-followers-only,PRIVATE,ana@remote.example",
        "direct-to-several,PRIVATE,ana@remote.example",
        "own-direct,PRIVATE,ana@remote.example",
    })
    void keepsPrivateAndPublicThreadsApart(String sample, Visibility visibility, String thread) {
        Address address = events(sample).getFirst().event().address();

        assertThat(address.visibility()).isEqualTo(visibility);
        assertThat(address.thread().value()).isEqualTo(thread);
        assertThat(address.account().value()).isEqualTo(SHOP);
    }

    @Test
    void tellsUnderWhichPostACommentStands() {
        Inbound.Said said = said("mention-under-our-post");

        assertThat(said.post()).isEqualTo(new NetworkId("116000000000000104"));
        assertThat(said.parent()).isEqualTo(new NetworkId("116000000000000104"));
        assertThat(said.author().name()).isEqualTo("ben");
        assertThat(said("mention-reply").post()).isEqualTo(new NetworkId(ROOT));
        assertThat(said("direct").post()).isNull();
    }

    @Test
    void readsTheWordsWithoutTheLeadingNames() {
        assertThat(said("mention").content()).isEqualTo(Content.of("Where is my parcel 4711?\nIt is late."));
        assertThat(said("mention").author().id()).isEqualTo(new NetworkId(ANA));
        assertThat(said("mention-reply").content()).isEqualTo(Content.of("Still \"on its way\"?"));
        assertThat(said("direct-to-several").content()).isEqualTo(Content.of("who answers?"));
        assertThat(said("mention-emoji-rtl").content()).isEqualTo(Content.of(InboundContract.EMOJI_AND_RIGHT_TO_LEFT));
    }

    @Test
    void keepsWarningsLinksAndMedia() {
        assertThat(said("mention-image").content())
                .isEqualTo(new Content(
                        "A torn parcel\n\nIt came like https://ana.example/a/long/way",
                        List.of(new Attachment("image", "https://files.made-up.example/parcel.jpg", "A torn parcel"))));
    }

    @Test
    void costsNoCallWhenTheThreadIsKnown() {
        MastodonEvents events = events();
        read(events, json("mention-reply"));
        int calls = server.getRequestCount();

        read(events, json("mention-reply"));

        assertThat(calls).isEqualTo(2);
        assertThat(server.getRequestCount()).isEqualTo(calls);
    }

    @Test
    void beginsAThreadWhereThePostAboveIsGone() {
        String orphan = sample("mention-reply").replace("116000000000000102", "116000000000000999");

        Reception reception = read(events(), Json.MAPPER.readTree(orphan));

        assertThat(((Reception.Taken) reception)
                        .events()
                        .getFirst()
                        .event()
                        .address()
                        .thread()
                        .value())
                .isEqualTo("116000000000000103");
    }

    @Test
    void survivesMutations() throws IOException {
        List<String> samples = samples();
        var random = new Random(20260302);
        MastodonEvents events = events();

        for (int round = 0; round < 2000; round++) {
            String body = mutated(samples.get(random.nextInt(samples.size())), random);
            try {
                assertThat(read(events, Json.MAPPER.readTree(body)))
                        .as(body)
                        .isInstanceOfAny(Reception.Taken.class, Reception.Unreadable.class);
            } catch (JacksonException e) {
                assertThat(e).as("no JSON at all").isNotNull();
            }
        }
    }

    /** Replaces one value, so that the types go wrong. */
    private static String mutated(String sample, Random random) {
        List<Integer> colons = new ArrayList<>();
        for (int at = sample.indexOf("\": "); at >= 0; at = sample.indexOf("\": ", at + 1)) {
            colons.add(at + 3);
        }
        int start = colons.get(random.nextInt(colons.size()));
        int end = start;
        while (end < sample.length() && ",}]\n".indexOf(sample.charAt(end)) < 0) {
            end++;
        }
        return sample.substring(0, start) + INTRUDERS.get(random.nextInt(INTRUDERS.size())) + sample.substring(end);
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(MastodonFixture.SAMPLES)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> !name.startsWith("answer-") && !name.startsWith("error-"))
                    .sorted()
                    .map(MastodonFixture::sample)
                    .toList();
        }
    }

    private Inbound.Said said(String sample) {
        return (Inbound.Said) events(sample).getFirst();
    }

    private List<Inbound> events(String sample) {
        return ((Reception.Taken) read(events(), json(sample))).events();
    }

    private static JsonNode json(String sample) {
        return Json.MAPPER.readTree(sample(sample));
    }

    private MastodonEvents events() {
        var account = new MastodonSettings.Account(SHOP, "", server.url("/").toString(), MastodonFixture.TOKEN);
        var threads = new MastodonThreads(new MastodonApi(account, MastodonFixture.CLOCK), SHOP);
        return new MastodonEvents(SHOP, threads, MastodonFixture.CLOCK);
    }

    private static Reception read(MastodonEvents events, JsonNode json) {
        try {
            return json.has("type") ? events.notified(json) : events.posted(json);
        } catch (MastodonThreads.Unseen e) {
            throw new AssertionError(e);
        }
    }
}
