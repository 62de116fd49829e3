package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Rasa's {@code POST /model/parse}, {@code GET /status} and {@code GET /version}, answered by the embedded classifier, so
 * that a Rasa server may use us for its understanding without asking itself in a circle.
 */
@RestController
class ParseEndpoint {

    private static final String VERSION = "3.6.0";
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_UNDERSTOOD = 5000;

    private final Understander understander;
    private final UnderstandingSettings settings;

    ParseEndpoint(Understander understander, UnderstandingSettings settings) {
        this.understander = understander;
        this.settings = settings;
    }

    @PostMapping("/model/parse")
    ResponseEntity<Map<String, ?>> parse(HttpServletRequest request) throws IOException {
        @Nullable ResponseEntity<Map<String, ?>> refusal = refusal(request);
        if (refusal != null) {
            return refusal;
        }
        @Nullable String text = text(request.getInputStream().readNBytes(LARGEST_BODY + 1));
        if (text == null || text.length() > LONGEST_TEXT) {
            return refuse(400, "BadRequest", "Send {\"text\": \"...\"} with at most 100,000 characters.");
        }
        return ResponseEntity.ok(result(understander.understandHere(CodePoints.first(LONGEST_UNDERSTOOD, text), null)));
    }

    /** Which Rasa we are like; asks for no token, as Rasa's own. */
    @GetMapping("/version")
    Map<String, ?> version() {
        return Map.of("version", VERSION, "minimum_compatible_version", "3.5.0");
    }

    /** A model is always there: the embedded classifier has learned before the first request is taken. */
    @GetMapping("/status")
    ResponseEntity<Map<String, ?>> status(HttpServletRequest request) {
        @Nullable ResponseEntity<Map<String, ?>> refusal = refusal(request);
        return refusal == null
                ? ResponseEntity.ok(
                        Map.of("model_file", "intents", "model_id", "embedded", "num_active_training_jobs", 0))
                : refusal;
    }

    /** Null where the caller may ask. */
    private @Nullable ResponseEntity<Map<String, ?>> refusal(HttpServletRequest request) {
        String token = settings.apiToken() == null ? "" : settings.apiToken();
        if (token.isBlank() && !comesFromHere(request)) {
            return refuse(403, "NotAuthorized", "Without dragoman.api-token only this machine may call.");
        }
        return !token.isBlank() && !same(token, request.getParameter("token"))
                ? refuse(401, "NotAuthenticated", "User is not authenticated.")
                : null;
    }

    /** Null if the body is not what we take. */
    private static @Nullable String text(byte[] body) {
        try {
            JsonNode text = body.length > LARGEST_BODY
                    ? Json.MAPPER.missingNode()
                    : Json.MAPPER.readTree(body).path("text");
            JsonNode single = text.isArray() && text.size() == 1 ? text.path(0) : text;
            return single.isString() ? single.asString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Map<String, ?> result(Understanding heard) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("text", heard.text());
        result.put("intent", intent(heard.intent(), heard.confidence()));
        result.put(
                "entities",
                heard.entities().stream().map(it -> entity(it, heard.text())).toList());
        result.put(
                "intent_ranking",
                heard.ranking().stream()
                        .map(it -> intent(it.intent(), it.confidence()))
                        .toList());
        return result;
    }

    private static Map<String, Object> intent(@Nullable String name, double confidence) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("name", name);
        intent.put("confidence", confidence);
        return intent;
    }

    private static Map<String, Object> entity(Entity entity, String text) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entity", entity.entity());
        result.put("start", CodePoints.fromUnits(text, entity.start()));
        result.put("end", CodePoints.fromUnits(text, entity.end()));
        result.put("value", entity.value());
        result.put("extractor", entity.extractor());
        return result;
    }

    private static ResponseEntity<Map<String, ?>> refuse(int status, String reason, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("version", VERSION);
        error.put("status", "failure");
        error.put("message", message);
        error.put("reason", reason);
        error.put("details", Map.of());
        error.put("help", null);
        error.put("code", status);
        return ResponseEntity.status(status).body(error);
    }

    /** A call that a proxy on this machine passes on does not come from this machine. */
    private static boolean comesFromHere(HttpServletRequest request) {
        for (String header : List.of("Forwarded", "X-Forwarded-For", "X-Real-IP")) {
            if (request.getHeader(header) != null) {
                return false;
            }
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
