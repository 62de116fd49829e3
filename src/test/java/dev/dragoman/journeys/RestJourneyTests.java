package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Owner;
import dev.dragoman.system.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client of Rasa's REST channel talks to the house. */
class RestJourneyTests extends JourneyHouse {

    private final String sender = "caller-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wo bleibt mein Paket 4711?                        | track_order      | 4711
            Mein Päckchen 4711 ist immer noch nicht da        | track_order      | 4711
            wann kommt denn endlich meine Bestellung an?      | track_order      | wanderlicht.example/track
            my parcel is late                                 | track_order      | track
            Where has my package got to?                      | track_order      | track
            any news about the delivery of order 4711?        | track_order      | 4711
            I want to talk to a human                         | talk_to_a_person | ''
            Could you put me through to a real person please? | talk_to_a_person | ''
            let me speak with someone from your staff         | talk_to_a_person | ''
            ich will mit einem Menschen sprechen              | talk_to_a_person | ''
            Kann mich bitte ein Mitarbeiter zurückrufen?      | talk_to_a_person | ''
            gibt es hier auch echte Menschen?                 | talk_to_a_person | ''
            How can I send the tent back?                     | return_item      | return
            Ich möchte die Lampe zurückschicken               | return_item      | Rück
            what does shipping to Austria cost                | shipping_cost    | 9.90
            Was kostet der Versand nach Österreich?           | shipping_cost    | Euro
            """)
    void understandsAndAnswers(String text, String intent, String words) {
        JsonNode answer = say(text);

        assertThat(answer.size()).isEqualTo(1);
        assertThat(answer.path(0).path("recipient_id").stringValue()).isEqualTo(sender);
        assertThat(answer.path(0).path("text").stringValue()).containsIgnoringCase(words);
        assertThat(lastIntent()).isEqualTo(intent);
    }

    @Test
    void keepsConversationsApart() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Callable<JsonNode> call = callOf(4000 + i);
                answers.add(callers.submit(call));
            }

            for (int i = 0; i < 20; i++) {
                JsonNode answer = answers.get(i).get();
                assertThat(answer.size()).isEqualTo(1);
                assertThat(answer.path(0).path("recipient_id").stringValue()).endsWith("-" + (4000 + i));
                assertThat(answer.path(0).path("text").stringValue()).contains("" + (4000 + i));
            }
        }
    }

    private Callable<JsonNode> callOf(int order) {
        return () -> say(Map.of("sender", sender + "-" + order, "message", "Where is my parcel " + order + "?"));
    }

    @Test
    void saysNothingOnceAPersonIsInCharge() {
        assertThat(say("I want to talk to a human").size()).isEqualTo(1);
        long start = System.nanoTime();

        JsonNode answer = say("Where is my parcel 4711?");

        assertThat(answer.isArray()).isTrue();
        assertThat(answer.size()).isZero();
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }

    @Test
    void takesATextThatStartsWithASlashForAnIntent() {
        JsonNode answer = say("/track_order{\"order_number\": \"4711\"}");

        assertThat(answer.path(0).path("text").stringValue()).contains("4711");
        assertThat(lastIntent()).isEqualTo("track_order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ ", "//", "/nobody_taught_this", "/track_order{broken", "/ etc/passwd"})
    void survivesASlashThatIsNoIntent(String text) {
        assertThat(say(text).isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Where is my refund?       | order        | it is AB-58220  | refund
            Wo bleibt meine Erstattung? | Bestell      | das ist AB-58220 | erstatt
            """)
    void asksWhichOrderByAForm(String question, String asks, String number, String answers) {
        String asked = text(say(question));
        String answered = text(say(number));

        assertThat(asked).containsIgnoringCase(asks).doesNotContain("AB-58220");
        assertThat(answered).contains("AB-58220").containsIgnoringCase(answers);
        assertThat(text(say("/track_order"))).as("remembers the number").contains("AB-58220");
        assertThat(text(say("/cancel_order"))).as("asks for nothing twice").contains("AB-58220");
    }

    @Test
    void callsAPersonWhenTheNumberNeverComes() {
        say("Where is my refund?");
        assertThat(text(say("flurb zork"))).contains("order");

        say("wibble quux");

        assertThat(conversations.find(talk().id()).orElseThrow().owner()).isEqualTo(Owner.QUEUED);
        assertThat(conversations.ownership(talk().id()).getLast().reason())
                .isEqualTo("asked twice for “which_order” and did not get it");
    }

    private static String text(JsonNode answer) {
        return answer.path(0).path("text").asString("");
    }

    @Test
    void givesButtonsAsRasaDoes() {
        JsonNode answer = say("flurb zork wibble quux");

        JsonNode button = answer.path(0).path("buttons").path(0);
        assertThat(button.path("title").stringValue()).isNotBlank();
        assertThat(button.path("payload").stringValue()).startsWith("/");
    }

    @Test
    void answersANamedMessageOnce() {
        var body = Map.of("sender", sender, "message", "my parcel is late", "metadata", Map.of("message_id", "m-1"));

        JsonNode first = say(body);
        JsonNode second = say(body);

        assertThat(first.size()).isEqualTo(1);
        assertThat(second.size()).isZero();
        assertThat(conversations.messages(talk().id())).hasSize(1);
    }

    @Test
    void letsEverySenderNumberItsOwnMessages() {
        String other = sender + "-other";

        JsonNode first = say(Map.of("sender", sender, "message", "Hello", "metadata", Map.of("message_id", "1")));
        JsonNode second = say(Map.of("sender", other, "message", "Hello", "metadata", Map.of("message_id", "1")));

        assertThat(first.size()).isEqualTo(1);
        assertThat(second.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{",
                "{}",
                "{\"message\": 7}",
                "{\"message\": \"\"}",
                "{\"message\": \"  \"}",
                "{\"message\": null}",
                "{\"message\": [\"a\"]}",
                "{\"sender\": 7, \"message\": \"a\"}",
                "{\"sender\": \" \", \"message\": \"a\"}",
                "{\"sender\": {}, \"message\": \"a\"}",
                "{\"message\": \"a\"} trailing"
            })
    void explainsWhatIsWrongWithARequest(String body) {
        Answer answer = post(body);

        assertThat(answer.status()).as(body).isEqualTo(400);
        JsonNode error = Json.MAPPER.readTree(answer.body());
        assertThat(error.path("status").stringValue()).isEqualTo("failure");
        assertThat(error.path("reason").stringValue()).isEqualTo("BadRequest");
        assertThat(error.path("code").intValue()).isEqualTo(400);
        assertThat(error.path("message").stringValue())
                .hasSizeGreaterThan(15)
                .doesNotContain("Exception", "dev.dragoman", "jackson");
    }

    @Test
    void refusesASenderThatIsTooLong() {
        assertThat(post("{\"sender\": \"" + "x".repeat(201) + "\", \"message\": \"a\"}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u0000\\ud800 parcel?", "😀😀😀", "\\u202eparcel my is where", "<script>alert(1)</script>"})
    void answersStrangeText(String text) {
        Answer answer = post("{\"sender\": \"" + sender + "\", \"message\": \"" + text + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(answer.body()).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800 half", "with:colons:m:x", "ünïcödé 😀", "../../etc", " padded "})
    void takesAnySenderName(String name) {
        Answer answer = post("{\"sender\": \"" + name + sender + "\", \"message\": \"Hello\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(answer.body()).size()).isEqualTo(1);
    }

    @Test
    void takesAnyNameOfAMessage() {
        Answer answer = post("""
                {"sender": "%s", "message": "Hello", "metadata": {"message_id": "a\\u0000\\ud800%s"}}""".formatted(sender, "x".repeat(400)));

        assertThat(Json.MAPPER.readTree(answer.body()).size()).isEqualTo(1);
    }

    @Test
    void givesOneObjectALineToThoseWhoWantAStream() {
        Answer answer = call(request("/webhooks/rest/webhook?stream=true")
                .post(RequestBody.create("{\"sender\": \"%s\", \"message\": \"Hello\"}"
                        .formatted(sender)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        assertThat(answer.body()).endsWith("}\n");
        assertThat(Json.MAPPER
                        .readTree(answer.body().strip())
                        .path("recipient_id")
                        .stringValue())
                .isEqualTo(sender);
    }

    @Test
    void saysWhichRasaItIsLike() {
        assertThat(call(request("/version")).body()).contains("3.6.0", "minimum_compatible_version");
        assertThat(call(request("/status")).body()).contains("model_file");
    }

    @Test
    void saysThatItIsAlive() {
        assertThat(call(request("/webhooks/rest/")).body()).contains("ok");
    }

    private JsonNode say(String text) {
        return say(Map.of("sender", sender, "message", text));
    }

    private static JsonNode say(Map<String, ?> body) {
        Answer answer = post(Json.MAPPER.writeValueAsString(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static Answer post(String body) {
        return call(request("/webhooks/rest/webhook")
                .post(RequestBody.create(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    private Conversation talk() {
        return conversation("rest:rest:m:" + sender);
    }

    private String lastIntent() {
        return jdbc.sql("select intent from decision where conversation = :id order by n desc limit 1")
                .param("id", talk().id().value())
                .query(String.class)
                .single();
    }
}
