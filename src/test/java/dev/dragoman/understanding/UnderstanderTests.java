package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.rasa.RasaServers;
import dev.dragoman.rasa.RasaSettings;
import dev.dragoman.understanding.Understanding.Mood;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class UnderstanderTests {

    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Library library;
    private Understander understander;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server.setDispatcher(new FakeRasa());
        server.start();
        library = Taught.library(folder);
        var settings = RasaSettings.understanding(Map.of("en", server.url("/").toString()), null);
        understander = new Understander(library, new RasaClassifier(new RasaServers(settings, clock)), meters, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Understanding hear(String text) {
        return understander.understand(text, "en");
    }

    private Health health() {
        return new UnderstandingHealth(understander, library).health();
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
    void asksRasaWhereAServerIsSetAndTheEmbeddedClassifierElsewhere() {
        Understanding english = hear("  where is my parcel ");
        Understanding german = understander.understand("wo bleibt mein paket", "de");

        assertThat(english.engine()).isEqualTo("rasa");
        assertThat(english.text()).isEqualTo("where is my parcel");
        assertThat(english.confidence()).isEqualTo(0.93);
        assertThat(german.engine()).isEqualTo("embedded");
        assertThat(german.language()).isEqualTo("de");
        assertThat(german.intent()).isEqualTo("track_order");
    }

    @Test
    void remembersWhatItUnderstood() {
        hear("where is my parcel");
        hear("where is my parcel");

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(meters.get("dragoman.understand")
                        .tag("outcome", "remembered")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void readsButtonsAsCommandsWithoutAskingAnyone() {
        Understanding heard = hear("/track_order{\"order_number\": \"4711\"}");

        assertThat(heard.intent()).isEqualTo("track_order");
        assertThat(heard.confidence()).isEqualTo(1.0);
        assertThat(heard.entities().getFirst().value()).isEqualTo("4711");
        assertThat(hear("/greet@0.9").intent()).isEqualTo("greet");
        assertThat(hear("/track_order{broken").engine()).isNotEqualTo("command");
        assertThat(hear("/restart").engine()).isNotEqualTo("command");
    }

    @Test
    void keepsRasasDoubt() {
        Understanding heard = hear("blorp blorp");

        assertThat(heard.intent()).isEqualTo("nlu_fallback");
        assertThat(heard.ranking().get(1).intent()).isEqualTo("greet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"intent\": {}}", "{}", "{\"text\": \"x\", \"intent\": {\"name\": \"a\""})
    void answersItselfWhenRasaTalksRubbish(String rubbish) {
        server.setDispatcher(always(FakeRasa.json(rubbish)));

        assertThat(hear("where is my parcel").engine()).isEqualTo("embedded");
        assertThat(hear("where is my parcel").intent()).isEqualTo("track_order");
    }

    @Test
    void answersItselfWhenRasaIsSlow() {
        server.setDispatcher(always(
                new MockResponse.Builder().headersDelay(10, TimeUnit.SECONDS).build()));

        long start = System.nanoTime();
        Understanding heard = hear("where is my parcel");

        assertThat(heard.engine()).isEqualTo("embedded");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void tellsTheHealthPageSinceWhenAndWhyRasaIsDownUntilItIsBack() {
        assertThat(health().getDetails()).containsEntry("engine", Map.of("de", "embedded", "en", "rasa"));
        server.setDispatcher(always(new MockResponse.Builder().code(409).build()));
        for (int i = 0; i < 7; i++) {
            assertThat(hear("where is my parcel " + i).engine()).isEqualTo("embedded");
        }

        assertThat(server.getRequestCount()).isEqualTo(5);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails())
                .containsEntry("rasa en", "down since 2026-03-01T10:00:00Z, Rasa has loaded no model (409)")
                .containsEntry("engine", Map.of("de", "embedded", "en", "embedded"))
                .containsEntry("intents", 5);
        assertThat(meters.get("dragoman.understand.fallbacks").counter().count())
                .isEqualTo(7);

        server.setDispatcher(new FakeRasa());
        clock.forward(Duration.ofSeconds(11));

        assertThat(hear("where is my parcel now").engine()).isEqualTo("rasa");
        assertThat(health().getDetails()).doesNotContainKey("rasa en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t"})
    void recognisesNothingInNothing(String text) {
        Understanding heard = hear(text);

        assertThat(heard.intent()).isNull();
        assertThat(heard.confidence()).isZero();
        assertThat(heard.language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\u0000", "/", "//", "{}", "[x](y)", "\u202Eabc", "%s${jndi:ldap://x}"})
    void neverThrows(String text) {
        assertThat(understander.understand(text.repeat(50), null)).isNotNull();
        assertThat(Understander.embedded(library).understand(text, "de")).isNotNull();
    }

    @Test
    void hearsMoodAndUrgencyWhoeverAnswers() {
        Understanding heard = hear("this is a scam, i will call my lawyer");

        assertThat(heard.mood()).isEqualTo(Mood.ANGRY);
        assertThat(heard.urgent()).isTrue();
    }
}
