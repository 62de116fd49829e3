package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

class ParseEndpointTests {

    private static Understander understander;

    @BeforeAll
    static void learn(@TempDir Path folder) {
        understander = Understander.embedded(Taught.library(folder));
    }

    private static ResponseEntity<?> post(@Nullable String ours, MockHttpServletRequest request) throws Exception {
        var settings = new UnderstandingSettings("./intents", "en", ours);
        return new ParseEndpoint(understander, settings).parse(request);
    }

    private static MockHttpServletRequest saying(String body) {
        var request = new MockHttpServletRequest("POST", "/model/parse");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static JsonNode body(ResponseEntity<?> response) {
        return Json.MAPPER.valueToTree(response.getBody());
    }

    @Test
    void answersAsRasaWithOffsetsInCodePoints() throws Exception {
        JsonNode result = body(post(null, saying("{\"text\": \" 😀 where is my parcel 4711 \"}")));

        assertThat(result.path("text").asString()).isEqualTo("😀 where is my parcel 4711");
        assertThat(result.path("intent").path("name").asString()).isEqualTo("track_order");
        assertThat(result.path("intent_ranking").size()).isEqualTo(3);
        assertThat(result.path("entities").path(0).path("start").asInt()).isEqualTo(21);
        assertThat(result.path("entities").path(0).path("end").asInt()).isEqualTo(25);
        assertThat(result.path("entities").path(0).path("extractor").asString()).isEqualTo("regex");
    }

    @Test
    void takesAListOfOneText() throws Exception {
        assertThat(body(post(null, saying("{\"text\": [\"hello\"]}")))
                        .at("/intent/name")
                        .asString())
                .isEqualTo("greet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"\"}", "{\"text\": \"Где мой заказ\"}"})
    void namesNoIntentWhereItRecognisesNothing(String body) throws Exception {
        JsonNode result = body(post(null, saying(body)));

        assertThat(result.at("/intent/name").isNull()).isTrue();
        assertThat(result.at("/intent/confidence").asDouble()).isZero();
        assertThat(result.path("intent_ranking").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"text\": null}",
                "{\"text\": 7}",
                "{\"text\": [\"a\", \"b\"]}",
                "{\"text\""
            })
    void refusesABodyThatHoldsNoText(String body) throws Exception {
        ResponseEntity<?> response = post(null, saying(body));

        assertThat(response.getStatusCode().value()).isEqualTo(400);
        assertThat(body(response).path("reason").asString()).isEqualTo("BadRequest");
        assertThat(body(response).path("code").asInt()).isEqualTo(400);
    }

    @Test
    void takesLongTextsAndRefusesEndlessOnes() throws Exception {
        assertThat(post(null, saying("{\"text\": \"" + "x ".repeat(50_000) + "\"}"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(post(null, saying("{\"text\": \"" + "x".repeat(100_001) + "\"}"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post(null, saying("{\"text\": \"" + "x".repeat(2_000_000) + "\"}"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void listensToThisMachineAloneWithoutAToken() throws Exception {
        MockHttpServletRequest far = saying("{\"text\": \"hello\"}");
        far.setRemoteAddr("203.0.113.9");
        MockHttpServletRequest proxied = saying("{\"text\": \"hello\"}");
        proxied.addHeader("X-Forwarded-For", "203.0.113.9");

        assertThat(post(null, far).getStatusCode().value()).isEqualTo(403);
        assertThat(post(" ", proxied).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void listensToWhoeverKnowsTheToken() throws Exception {
        MockHttpServletRequest knowing = saying("{\"text\": \"hello\"}");
        knowing.setRemoteAddr("203.0.113.9");
        knowing.setParameter("token", "word");
        MockHttpServletRequest guessing = saying("{\"text\": \"hello\"}");
        guessing.setParameter("token", "sword");

        assertThat(post("word", knowing).getStatusCode().value()).isEqualTo(200);
        assertThat(post("word", guessing).getStatusCode().value()).isEqualTo(401);
        assertThat(post("word", saying("{\"text\": \"hello\"}")).getStatusCode().value())
                .isEqualTo(401);
    }
}
