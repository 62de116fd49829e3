package dev.dragoman.rasa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.message.Choice;
import dev.dragoman.rasa.RasaSettings.Mode;
import dev.dragoman.rasa.RasaSettings.Otherwise;
import dev.dragoman.rasa.RasaSettings.Via;
import dev.dragoman.rasa.StubRasa.Version;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialogueTests {

    private static final String TALK = "0190c0de-0000-7000-8000-000000000001";

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer ours = new MockWebServer();
    private final Callbacks callbacks = new Callbacks();
    private StubRasa rasa = new StubRasa(Version.V3_6);

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(rasa);
        server.start();
        ours.start();
    }

    @AfterEach
    void stop() {
        server.close();
        ours.close();
    }

    private Dialogue dialogue(Via via) {
        var settings = new RasaSettings(
                server.url("/").toString(), Map.of(), "word", Mode.DIALOGUE, Otherwise.PERSON, via, null, "back", null);
        return new Dialogue(settings, new RasaServers(settings, Clock.systemUTC()), callbacks);
    }

    private Told tell(Line... lines) {
        return dialogue(Via.REST).tell(TALK, "en", List.of(lines));
    }

    @ParameterizedTest
    @EnumSource
    void bringsBackWhatEveryVersionSays(Version version) {
        rasa = new StubRasa(version);
        rasa.token = "word";
        server.setDispatcher(rasa);

        Told told = tell(new Line("m1", "where is my parcel"));

        assertThat(told.trouble()).isNull();
        assertThat(told.said()).extracting(Said::text).containsExactly("You said: where is my parcel");
        assertThat(told.intent()).isEqualTo("track_order");
        assertThat(told.confidence()).isEqualTo(0.91);
        assertThat(told.handsOff()).isFalse();
    }

    @Test
    void tellsAMessageOnceEvenWhenAskedTwice() {
        tell(new Line("m1", "hello"));

        Told again = tell(new Line("m1", "hello"));

        assertThat(rasa.conversation(TALK).heard()).containsExactly("hello");
        assertThat(again.said()).extracting(Said::text).containsExactly("You said: hello");
    }

    @Test
    void tellsOnlyWhatIsNewAndAnswersAll() {
        tell(new Line("m1", "hello"));

        Told both = tell(new Line("m1", "hello"), new Line("m2", "where is it"));

        assertThat(rasa.conversation(TALK).heard()).containsExactly("hello", "where is it");
        assertThat(both.said()).extracting(Said::text).containsExactly("You said: hello", "You said: where is it");
    }

    @Test
    void joinsWhatWasSaidInOneBreath() {
        tell(new Line("m1", "hello"), new Line("m2", "where is it"));

        assertThat(rasa.conversation(TALK).heard()).containsExactly("hello\nwhere is it");
    }

    @Test
    void findsTheAnswerThatWasLostOnItsWay() {
        rasa.losesAnswers = true;
        Told lost = tell(new Line("m1", "hello"));
        rasa.losesAnswers = false;

        Told found = tell(new Line("m1", "hello"));

        assertThat(lost.trouble()).contains("cannot be reached");
        assertThat(rasa.conversation(TALK).heard()).containsExactly("hello");
        assertThat(found.said()).extracting(Said::text).containsExactly("You said: hello");
    }

    @Test
    void handsOverWhenRasaPauses() {
        rasa.brain = text -> List.of(Map.of("text", "A person will help."), Map.of("pause", true));

        Told told = tell(new Line("m1", "a human please"));

        assertThat(told.handsOff()).isTrue();
        assertThat(told.said()).extracting(Said::text).containsExactly("A person will help.");
    }

    @Test
    void handsOverOnTheHandOffPayload() {
        rasa.brain = text -> List.of(Map.of("custom", Map.of("handoff_host", "https://other.example", "title", "B")));

        assertThat(tell(new Line("m1", "a human please")).handsOff()).isTrue();
    }

    @Test
    void mapsButtonsAndImagesAndNamesWhatItCannotShow() {
        rasa.brain = text -> List.of(
                Map.of("text", "Pick", "buttons", List.of(Map.of("title", "Track", "payload", "/track_order"))),
                Map.of("image", "https://shop.example/map.png"),
                Map.of("image", "javascript:alert(1)"),
                Map.of("custom", Map.of("blocks", List.of("x"))),
                Map.of("attachment", Map.of("type", "video", "payload", Map.of("src", "https://shop.example/v.mp4"))));

        Told told = tell(new Line("m1", "hello"));

        assertThat(told.said().getFirst().choices()).containsExactly(new Choice("Track", "/track_order"));
        assertThat(told.said())
                .extracting(Said::text)
                .contains("https://shop.example/map.png", "https://shop.example/v.mp4")
                .doesNotContain("javascript:alert(1)");
        assertThat(told.left()).isEqualTo("; not shown: an image, a custom payload");
    }

    @Test
    void resumesAConversationThatIsStillPaused() {
        rasa.conversation(TALK).paused = true;

        Told told = tell(new Line("m1", "hello"));

        assertThat(told.said()).hasSize(1);
        assertThat(told.handsOff()).isFalse();
        assertThat(rasa.conversation(TALK).kinds()).contains("resume");
    }

    @Test
    void saysNothingWhereRasaFailsInSilence() {
        rasa.broken = true;

        Told told = tell(new Line("m1", "hello"));

        assertThat(told.said()).isEmpty();
        assertThat(told.trouble()).isNull();
        assertThat(told.handsOff()).isFalse();
    }

    @Test
    void namesTheTroubleInWords() {
        rasa.model = false;
        assertThat(tell(new Line("m1", "hello")).trouble()).contains("no model (409)");
        rasa.model = true;
        rasa.api = false;
        assertThat(tell(new Line("m1", "hello")).trouble()).contains("--enable-api");
        rasa.api = true;
        rasa.token = "another";
        assertThat(tell(new Line("m1", "hello")).trouble())
                .contains("dragoman.rasa.token")
                .doesNotContain("word");
    }

    @Test
    void followsNoRedirectAndReadsNoEndlessAnswer() {
        server.setDispatcher(always(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:1/")
                .build()));
        assertThat(tell(new Line("m1", "hello")).trouble()).contains("status 302");

        server.setDispatcher(always(new MockResponse.Builder()
                .code(200)
                .body("{\"a\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .build()));
        assertThat(tell(new Line("m1", "hello")).trouble()).contains("1 MB");
    }

    private static Dispatcher always(MockResponse response) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        };
    }

    @Test
    void leavesAServerThatFailsAloneForAWhile() {
        server.setDispatcher(always(new MockResponse.Builder().code(503).build()));
        Dialogue dialogue = dialogue(Via.REST);
        for (int i = 0; i < 5; i++) {
            dialogue.tell(TALK, "en", List.of(new Line("m1", "hello")));
        }

        Told told = dialogue.tell(TALK, "en", List.of(new Line("m1", "hello")));

        assertThat(told.trouble()).contains("left alone");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void blamesNoServerForOneTextThatItCannotParse() throws Exception {
        var rasaServer = new RasaServer(server.url("/").toString(), null, Clock.systemUTC());
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> rasaServer.parse(" "))
                    .isInstanceOf(RasaFailed.class)
                    .hasMessageContaining("status 500");
        }

        assertThat(rasaServer.parse("hello").at("/intent/name").asString()).isEqualTo("track_order");
    }

    @Test
    void collectsTheAnswersOfTheCallbackChannel() {
        listen();
        rasa.brain = text -> List.of(Map.of("text", "One"), Map.of("text", "Two"));

        Told told = dialogue(Via.CALLBACK).tell(TALK, "en", List.of(new Line("m1", "hello")));

        assertThat(told.said()).extracting(Said::text).containsExactly("One", "Two");
        assertThat(rasa.calls).contains("POST /webhooks/callback/webhook", "callback 200");
    }

    /** Our address, as Rasa's callback finds it. */
    private void listen() {
        rasa.callbackUrl = ours.url("/").toString();
        ours.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                assertThat(callbacks.take(request.getBody().toByteArray())).isEmpty();
                return new MockResponse.Builder().code(200).build();
            }
        });
    }

    @Test
    void keepsForLaterWhatNoTurnWaitsFor() {
        byte[] body = Json.MAPPER.writeValueAsBytes(Map.of("recipient_id", TALK, "text", "A reminder"));

        assertThat(callbacks.take(body))
                .hasValueSatisfying(late -> assertThat(late.said().text()).isEqualTo("A reminder"));
        assertThatThrownBy(() -> callbacks.take("[]".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pausesNotesAndComesBackWithAnIntent() throws Exception {
        Dialogue dialogue = dialogue(Via.REST);

        dialogue.pause(TALK, "en");
        dialogue.note(TALK, "en", List.of(new Line("m1", "I am furious")));
        List<Said> said = dialogue.resume(TALK, "en");

        assertThat(rasa.conversation(TALK).kinds()).containsSubsequence("pause", "user", "resume", "user", "bot");
        assertThat(said).extracting(Said::text).containsExactly("You said: /back");
    }
}
