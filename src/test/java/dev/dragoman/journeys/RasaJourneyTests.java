package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.ConversationKey;
import dev.dragoman.rasa.StubRasa;
import dev.dragoman.rasa.StubRasa.Version;
import dev.dragoman.rasa.StubTalk;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Rasa leads private conversations; where it is silent, the embedded bot answers, custom actions included. */
@SpringBootTest(classes = dev.dragoman.Dragoman.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RasaJourneyTests {

    private static final Holder ANNA = new Holder(UUID.fromString("00000000-0000-0000-0000-00000000a11a"), "Anna");
    private static final StubRasa RASA = new StubRasa(Version.V3_6);
    private static final MockWebServer RASA_SERVER = started();
    private static final MockWebServer ACTIONS = started();
    private static final OkHttpClient HTTP = new OkHttpClient();

    private final String sender = "caller-" + UUID.randomUUID();

    @Autowired
    Conversations conversations;

    @Autowired
    Outbox outbox;

    @Autowired
    Queue queue;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private static MockWebServer started() {
        try {
            var server = new MockWebServer();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        RASA_SERVER.setDispatcher(RASA);
        TestDatabases.register(registry);
        Path intents = intents();
        registry.add("dragoman.intents", intents::toString);
        registry.add("dragoman.rasa.mode", () -> "dialogue");
        registry.add("dragoman.rasa.otherwise", () -> "embedded");
        registry.add("dragoman.rasa.return-intent", () -> "back_again");
        registry.add("dragoman.rasa.url", () -> RASA_SERVER.url("/").toString());
        registry.add("dragoman.rasa.action-url", () -> ACTIONS.url("/").toString());
    }

    /** Ours, and one intent whose rule names a custom action. */
    private static Path intents() throws IOException {
        Path folder = Files.createTempDirectory("intents");
        FileSystemUtils.copyRecursively(Path.of("intents"), folder);
        Files.writeString(folder.resolve("en/lantern_show.yml"), """
                version: "3.1"
                intents: [lantern_show]
                nlu:
                  - intent: lantern_show
                    examples: |
                      - when does the lantern show begin
                      - is there a lantern show tonight
                      - tell me about the lantern show
                actions: [action_lantern_show]
                responses:
                  utter_lantern_done:
                    - text: "Bring a lantern, the show is {lantern_state}."
                slots:
                  lantern_state: {type: text, initial_value: "not known", mappings: [{type: custom}]}
                rules:
                  - rule: lantern show
                    steps:
                      - intent: lantern_show
                      - action: action_lantern_show
                      - action: utter_lantern_done
                """);
        return folder;
    }

    @AfterAll
    static void stop() {
        RASA_SERVER.close();
        ACTIONS.close();
    }

    @BeforeEach
    void calm() {
        RASA.broken = false;
        RASA.brain = text -> List.of(Map.of("text", "You said: " + text));
    }

    private JsonNode say(String text) {
        return Json.MAPPER.readTree(post("/webhooks/rest/webhook", Map.of("sender", sender, "message", text)));
    }

    private String post(String path, Map<String, ?> body) {
        var request = new Request.Builder()
                .url("http://127.0.0.1:" + port + path)
                .post(RequestBody.create(Json.MAPPER.writeValueAsBytes(body)));
        try (Response response = HTTP.newCall(request.build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
            return response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Conversation talk() {
        return conversations
                .find(conversations
                        .find(new ConversationKey("rest:rest:m:" + sender))
                        .orElseThrow())
                .orElseThrow();
    }

    private StubTalk atRasa() {
        return RASA.conversation(talk().id().value().toString());
    }

    private String decision(String column) {
        return jdbc.sql("select " + column + " from decision where conversation = :id order by n desc limit 1")
                .param("id", talk().id().value())
                .query(String.class)
                .single();
    }

    private List<String> spoken() {
        return outbox.of(talk().id()).stream().map(Sending::text).toList();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not in time: " + what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void answersWithRasasWordsAfterSayingThatABotSpeaks() {
        RASA.brain = text -> List.of(
                Map.of("text", "Your parcel left yesterday."),
                Map.of("text", "Anything else?", "buttons", List.of(Map.of("title", "Yes", "payload", "/affirm"))));

        JsonNode answer = say("where is my parcel 4711");

        assertThat(answer.size()).isEqualTo(1);
        assertThat(answer.at("/0/text").stringValue())
                .contains("automated assistant", "Your parcel left yesterday.\n\nAnything else?");
        assertThat(answer.at("/0/buttons/0/payload").stringValue()).isEqualTo("/affirm");
        assertThat(atRasa().heard()).containsExactly("where is my parcel 4711");
        assertThat(decision("engine")).isEqualTo("rasa-dialogue");
        assertThat(decision("intent")).isEqualTo("track_order");
        assertThat(decision("rule")).isEqualTo("rasa");
    }

    @Test
    void letsNobodyTypeACommandButPressesButtons() {
        RASA.brain = text ->
                List.of(Map.of("text", "Well?", "buttons", List.of(Map.of("title", "Yes", "payload", "/affirm"))));

        say("/restart");
        say("/affirm");

        assertThat(atRasa().heard()).containsExactly("restart", "/affirm");
    }

    @Test
    void pausesRasaWhileAPersonIsInChargeAndResumesAfter() {
        RASA.brain = text -> text.startsWith("a human")
                ? List.of(Map.of("text", "A person comes."), Map.of("pause", true))
                : List.of(Map.of("text", "You said: " + text));
        JsonNode answer = say("a human please");
        assertThat(answer.at("/0/text").stringValue()).contains("A person comes.");
        assertThat(talk().owner()).isEqualTo(Owner.QUEUED);
        waitFor("Rasa is paused", () -> atRasa().paused);

        queue.claim(talk().id(), ANNA);
        assertThat(say("hello?").size()).isZero();
        queue.giveToBot(talk().id(), "done", ANNA);

        waitFor("Rasa speaks again", () -> spoken().contains("You said: /back_again"));
        assertThat(atRasa().paused).isFalse();
        assertThat(atRasa().heard()).doesNotContain("hello?");
    }

    @Test
    void givesAnAngryCustomerToAPersonAndTellsRasaWhatWasSaid() {
        RASA.brain = text -> List.of(Map.of("text", "Calm down."));

        say("This is outrageous, you idiots, I will call my lawyer!!!");

        assertThat(talk().owner()).isEqualTo(Owner.QUEUED);
        assertThat(spoken()).noneMatch(text -> text.contains("Calm down."));
        assertThat(atRasa().heard()).hasSize(1);
    }

    @Test
    void answersItselfWhereRasaSaysNothing() {
        RASA.broken = true;

        JsonNode answer = say("Where is my parcel 4711?");

        assertThat(answer.at("/0/text").stringValue()).contains("4711");
        assertThat(decision("engine")).isEqualTo("embedded");
    }

    @Test
    void runsTheCustomActionOfARule() throws Exception {
        RASA.broken = true;
        ACTIONS.enqueue(new MockResponse.Builder().body("""
                {"events": [{"event": "slot", "name": "lantern_state", "value": "at nine"}],
                 "responses": [{"text": "I looked it up."}]}
                """).build());

        JsonNode answer = say("is there a lantern show tonight");

        assertThat(answer.at("/0/text").stringValue())
                .contains("I looked it up.", "Bring a lantern, the show is at nine.");
        JsonNode body = Json.MAPPER.readTree(ACTIONS.takeRequest().getBody().string(StandardCharsets.UTF_8));
        assertThat(body.path("next_action").stringValue()).isEqualTo("action_lantern_show");
        assertThat(body.at("/tracker/latest_message/intent/name").stringValue()).isEqualTo("lantern_show");
        assertThat(body.at("/tracker/events/0/event").stringValue()).isEqualTo("user");
        assertThat(body.at("/tracker/slots/lantern_state").stringValue()).isEqualTo("not known");
        assertThat(body.at("/domain/actions").toString()).contains("action_lantern_show");
        ACTIONS.enqueue(new MockResponse.Builder().body("{}").build());
        assertThat(say("when does the lantern show begin").toString()).contains("the show is at nine.");
    }

    @Test
    void handsOverWhereACustomActionBreaks() {
        RASA.broken = true;
        ACTIONS.enqueue(new MockResponse.Builder().code(500).build());

        say("tell me about the lantern show");

        assertThat(talk().owner()).isEqualTo(Owner.QUEUED);
        assertThat(decision("reason")).contains("action_lantern_show", "status 500");
    }

    @Test
    void deliversWhatRasaSaysByItself() {
        say("hello");

        post(
                "/webhooks/rasa/callback",
                Map.of("recipient_id", talk().id().value().toString(), "text", "A reminder"));

        assertThat(spoken()).contains("A reminder");
    }
}
