package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.rasa.RasaServers;
import dev.dragoman.rasa.RasaSettings;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Understanding.Ranked;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RasaClassifierTests implements ClassifierContract {

    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = new TestClock();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new FakeRasa());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Classifier classifier() {
        return rasa("/");
    }

    private RasaClassifier rasa(String path) {
        return new RasaClassifier(new RasaServers(
                RasaSettings.understanding(Map.of("en", server.url(path).toString()), "s3cret&word"), clock));
    }

    private RasaClassifier answering(MockResponse... responses) {
        var queue = new QueueDispatcher();
        for (MockResponse response : responses) {
            queue.enqueue(response);
        }
        server.setDispatcher(queue);
        return rasa("/");
    }

    private static MockResponse status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    @Test
    void postsTheTextToTheParseAddressWithTheTokenInTheQuery() throws Exception {
        rasa("/nlu/").classify("where is my parcel", "en", Effort.FULL);

        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/nlu/model/parse");
        assertThat(request.getUrl().queryParameter("token")).isEqualTo("s3cret&word");
        assertThat(request.getHeaders().toString()).doesNotContain("s3cret");
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\":\"where is my parcel\"}");
    }

    @Test
    void keepsTheRealGuessBehindAFallback() throws Exception {
        var heard = rasa("/").classify("blorp", "en", Effort.FULL);

        assertThat(heard.ranking()).containsExactly(new Ranked("nlu_fallback", 0.3), new Ranked("greet", 0.2));
    }

    @Test
    void recognisesNothingWhereRasaNamesNoIntent() throws Exception {
        var heard = answering(FakeRasa.json("""
                {"text": "x", "intent": {"name": null, "confidence": 0.0}, "entities": [], "intent_ranking": []}""")).classify("x", "en", Effort.FULL);

        assertThat(heard.ranking()).isEmpty();
    }

    @Test
    void neverSendsATextThatRasaWouldTakeForACommand() throws Exception {
        String text = "//track_order 4711";

        var heard = rasa("/").classify(text, "en", Effort.FULL);

        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\":\"track_order 4711\"}");
        assertThat(text.substring(
                        heard.entities().getFirst().start(),
                        heard.entities().getFirst().end()))
                .isEqualTo("4711");
    }

    @Test
    void sendsAtMostTwoThousandCodePoints() throws Exception {
        rasa("/").classify("😀".repeat(3000), "en", Effort.FULL);

        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\":\"" + "😀".repeat(2000) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Bad gateway</body></html>",
                "{\"text\": \"x\", \"intent\": {\"name\": \"gre",
                "",
                "[]",
                "null",
                "{\"text\": \"x\", \"intent\": \"greet\", \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": 7, \"confidence\": 0.5}, \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": \"greet\", \"confidence\": NaN}, \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": \"greet\", \"confidence\": 1.5}, \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": \"greet\", \"confidence\": -1}, \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": \"greet\", \"confidence\": \"1\"}, \"entities\": []}",
                "{\"text\": \"x\", \"intent\": {\"name\": \"greet\", \"confidence\": 1}, \"entities\": {}}",
            })
    void isUnavailableWhenTheAnswerIsRubbish(String body) {
        var rasa = answering(FakeRasa.json(body));

        assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL))
                .isInstanceOf(ClassifierUnavailable.class)
                .hasMessageContaining("Rasa");
    }

    @Test
    void passesOverEntitiesThatPointNowhere() throws Exception {
        var heard = answering(FakeRasa.json("""
                {"text": "x", "intent": {"name": "greet", "confidence": 0.9}, "entities": [
                  {"entity": "a", "start": -1, "end": 1, "value": "x"}, {"entity": "b", "start": 0, "end": 99, "value": 1},
                  {"start": 0, "end": 1}, {"entity": "c", "start": 0, "end": 1, "value": {"to": [1]}}]}""")).classify("x", "en", Effort.FULL);

        assertThat(heard.entities()).containsExactly(new Entity("c", "{\"to\":[1]}", 0, 1, "rasa"));
    }

    @ParameterizedTest
    @CsvSource({"401,token", "403,token", "404,--enable-api", "409,no model", "500,status 500", "302,status 302"})
    void explainsARefusalInWordsAndNeverWithTheToken(int code, String words) {
        var rasa = answering(status(code, "{\"status\": \"failure\", \"reason\": \"ParsingError\", \"code\": 500}"));

        assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL))
                .isInstanceOf(ClassifierUnavailable.class)
                .hasMessageContaining(words)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
    }

    @Test
    void givesUpAfterTwoSeconds() {
        var rasa = answering(new MockResponse.Builder()
                .headersDelay(10, TimeUnit.SECONDS)
                .body("{}")
                .build());

        long start = System.nanoTime();
        assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL)).hasMessageContaining("within 2 s");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesAnAnswerLargerThanAMegabyte() {
        var rasa = answering(FakeRasa.json("{\"text\": \"" + "x".repeat(1100 * 1024) + "\"}"));

        assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL)).hasMessageContaining("1 MB");
    }

    @Test
    void leavesAServerAloneAfterFiveFailuresAndTriesOnceLater() throws Exception {
        var rasa = answering(status(500, ""), status(500, ""), status(500, ""), status(500, ""), status(500, ""));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL)).hasMessageContaining("status 500");
        }

        server.setDispatcher(new FakeRasa());
        assertThatThrownBy(() -> rasa.classify("x", "en", Effort.FULL)).hasMessageContaining("left alone");
        assertThat(server.getRequestCount()).isEqualTo(5);

        clock.forward(Duration.ofSeconds(11));
        assertThat(rasa.classify("x", "en", Effort.FULL).ranking()).isNotEmpty();
        assertThat(rasa.classify("x", "en", Effort.FULL).ranking()).isNotEmpty();
    }
}
