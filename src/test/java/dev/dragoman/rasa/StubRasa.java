package dev.dragoman.rasa;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A Rasa server as its contract describes it, with its odd answers: 409 without a model, 500 for a text that is none,
 * 200 and an empty list for every failure of the REST channel, webhooks that ask for no token, errors of its web server.
 */
public final class StubRasa extends Dispatcher {

    /** The versions whose answers differ. */
    public enum Version {
        V2_8("2.8.27"),
        V3_6("3.6.21"),
        PRO("3.11.4");

        private final String number;

        Version(String number) {
            this.number = number;
        }
    }

    public final List<String> calls = new CopyOnWriteArrayList<>();
    public volatile @Nullable String token;
    public volatile boolean api = true;
    public volatile boolean model = true;
    /** What the pipeline does to an empty text. */
    public volatile boolean failsOnEmptyText = true;
    /** The custom action breaks, which nobody is told. */
    public volatile boolean broken;
    /** Rasa does its work, and the answer is lost on the way. */
    public volatile boolean losesAnswers;

    public volatile @Nullable String callbackUrl;
    public volatile Function<String, List<Map<String, Object>>> brain =
            text -> List.of(Map.of("text", "You said: " + text));

    private final Version version;
    private final Map<String, StubTalk> conversations = new ConcurrentHashMap<>();
    private final OkHttpClient http = new OkHttpClient();

    public StubRasa(Version version) {
        this.version = version;
    }

    /** A conversation; one that nobody knew begins. */
    public StubTalk conversation(String sender) {
        return conversations.computeIfAbsent(sender, it -> {
            var fresh = new StubTalk(it);
            fresh.happen("action", Map.of("name", "action_session_start"));
            fresh.happen("session_started", Map.of());
            return fresh;
        });
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        calls.add(request.getMethod() + " " + path);
        if (path.startsWith("/webhooks/")) {
            return channel(request, path);
        }
        return switch (path) {
            case "/" -> StubAnswers.answer(200, "text/html", "Hello from Rasa: " + version.number);
            case "/version" ->
                api
                        ? StubAnswers.ok(Map.of("version", version.number, "minimum_compatible_version", "3.0.0"))
                        : StubAnswers.unknownRoute();
            default -> api ? guarded(request, path) : StubAnswers.unknownRoute();
        };
    }

    private MockResponse guarded(RecordedRequest request, String path) {
        if (token != null && !token.equals(request.getUrl().queryParameter("token"))) {
            return failure(401, "NotAuthenticated", "User is not authenticated.");
        }
        if (!model) {
            return failure(409, "Conflict", "No agent loaded. A model of a trained agent needs to be loaded.");
        }
        if (path.equals("/status")) {
            return StubAnswers.ok(
                    version == Version.V2_8
                            ? Map.of(
                                    "model_file",
                                    "20260101.tar.gz",
                                    "fingerprint",
                                    Map.of(),
                                    "num_active_training_jobs",
                                    0)
                            : Map.of("model_file", "20260101.tar.gz", "model_id", "a1", "num_active_training_jobs", 0));
        }
        if (path.equals("/model/parse")) {
            return parse(request);
        }
        String[] parts = path.split("/");
        if (parts.length < 4 || !parts[1].equals("conversations")) {
            return StubAnswers.unknownRoute();
        }
        String door = String.join("/", List.of(parts).subList(3, parts.length));
        return conversation(request, parts[2], request.getMethod() + " " + door);
    }

    private MockResponse conversation(RecordedRequest request, String sender, String door) {
        JsonNode body = json(request);
        StubTalk talk = conversation(sender);
        return switch (door) {
            case "GET tracker" -> tracker(request, talk);
            case "POST tracker/events" -> {
                talk.append(body);
                yield tracker(request, talk);
            }
            case "POST messages" -> {
                if (!body.path("sender").asString("").equals("user")) {
                    yield failure(400, "BadRequest", "Currently, only user messages can be passed to this endpoint.");
                }
                heard(talk, body.path("text").asString(""), Map.of());
                yield tracker(request, talk);
            }
            case "POST trigger_intent" -> trigger(body, sender, talk);
            default -> StubAnswers.unknownRoute();
        };
    }

    private MockResponse trigger(JsonNode body, String sender, StubTalk talk) {
        String name = body.path("name").asString("");
        if (name.isEmpty()) {
            return failure(400, "BadRequest", "Name of the intent not provided in request body.");
        }
        if (name.startsWith("unknown")) {
            return failure(404, "NotFound", "The intent " + name + " does not exist in the domain.");
        }
        heard(talk, "EXTERNAL: " + name, Map.of());
        List<Map<String, Object>> said = talk.paused ? List.of() : say(talk, "/" + name, sender);
        return StubAnswers.ok(Map.of("tracker", talk.state(version, "NONE"), "messages", said));
    }

    private MockResponse channel(RecordedRequest request, String path) {
        JsonNode body = json(request);
        String sender = body.path("sender").asString("default");
        return switch (request.getMethod() + " " + path) {
            case "GET /webhooks/rest/", "GET /webhooks/callback/" -> StubAnswers.ok(Map.of("status", "ok"));
            case "POST /webhooks/rest/webhook" -> {
                List<Map<String, Object>> said = talk(sender, body, body.path("metadata"));
                yield losesAnswers ? StubAnswers.lost() : StubAnswers.ok(said);
            }
            case "POST /webhooks/callback/webhook" -> {
                talk(sender, body, Json.MAPPER.nullNode()).forEach(this::callBack);
                yield StubAnswers.answer(200, "text/plain", "success");
            }
            default -> StubAnswers.unknownRoute();
        };
    }

    /** Every failure is an empty list. */
    private List<Map<String, Object>> talk(String sender, JsonNode body, JsonNode metadata) {
        if (!model) {
            return List.of();
        }
        StubTalk talk = conversation(sender);
        String text = body.path("message").asString("").strip();
        Object given = metadata.isObject() ? Json.MAPPER.treeToValue(metadata, Map.class) : Map.of();
        heard(talk, text, given);
        return talk.paused || broken ? List.of() : say(talk, text, sender);
    }

    private List<Map<String, Object>> say(StubTalk talk, String text, String sender) {
        List<Map<String, Object>> said = new ArrayList<>();
        for (Map<String, Object> message : brain.apply(text)) {
            if (message.containsKey("pause")) {
                talk.paused = true;
                talk.happen("pause", Map.of());
                continue;
            }
            Map<String, Object> one = new LinkedHashMap<>(message);
            Map<String, Object> data = new LinkedHashMap<>(message);
            data.remove("text");
            talk.happen("bot", Map.of("text", message.getOrDefault("text", ""), "data", data));
            one.put("recipient_id", sender);
            said.add(one);
        }
        return said;
    }

    private void heard(StubTalk talk, String text, Object metadata) {
        talk.hear(text, parsed(text), metadata);
    }

    private void callBack(Map<String, Object> message) {
        var body = RequestBody.create(Json.MAPPER.writeValueAsString(message), MediaType.get("application/json"));
        try (var response = http.newCall(new Request.Builder()
                        .url(String.valueOf(callbackUrl))
                        .post(body)
                        .build())
                .execute()) {
            calls.add("callback " + response.code());
        } catch (java.io.IOException e) {
            // Rasa logs it, and that is all.
            calls.add("callback failed");
        }
    }

    private MockResponse parse(RecordedRequest request) {
        @Nullable
        String raw = request.getBody() == null ? "" : request.getBody().string(StandardCharsets.UTF_8);
        if (raw.isEmpty()) {
            return failure(400, "BadRequest", "The request body is missing.");
        }
        JsonNode given;
        try {
            given = Json.MAPPER.readTree(raw).path("text");
        } catch (JacksonException e) {
            return failure(500, "ParsingError", "An unexpected error occurred.");
        }
        JsonNode text = given.isArray() && given.size() == 1 ? given.path(0) : given;
        if (!text.isString() || text.asString("").isBlank() && failsOnEmptyText) {
            return failure(500, "ParsingError", "An unexpected error occurred. Error: 'NoneType' object has no strip");
        }
        return StubAnswers.ok(parsed(text.asString("").strip()));
    }

    private Map<String, Object> parsed(String text) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("name", text.isEmpty() ? null : text.startsWith("/") ? text.substring(1) : "track_order");
        intent.put("confidence", text.isEmpty() ? 0.0 : 0.91);
        if (version == Version.V2_8) {
            intent.put("id", -7_046_029_254_386_353_131L);
        }
        Map<String, Object> parsed = new LinkedHashMap<>();
        parsed.put("text", text);
        parsed.put("intent", intent);
        parsed.put("entities", List.of());
        parsed.put("intent_ranking", text.isEmpty() ? List.of() : List.of(intent));
        if (version == Version.PRO) {
            parsed.put("commands", List.of(Map.of("command", "start flow", "flow", "track")));
        }
        return parsed;
    }

    private MockResponse tracker(RecordedRequest request, StubTalk talk) {
        @Nullable String wanted = request.getUrl().queryParameter("include_events");
        String verbosity = wanted == null ? "AFTER_RESTART" : wanted;
        if (!List.of("ALL", "APPLIED", "AFTER_RESTART", "NONE").contains(verbosity)) {
            return failure(400, "BadRequest", "Invalid parameter value for 'include_events'.");
        }
        return StubAnswers.ok(talk.state(version, verbosity));
    }

    private static JsonNode json(RecordedRequest request) {
        try {
            return request.getBody() == null
                    ? Json.MAPPER.missingNode()
                    : Json.MAPPER.readTree(request.getBody().string(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private MockResponse failure(int status, String reason, String message) {
        return StubAnswers.failure(version.number, status, Map.of("reason", reason, "message", message));
    }
}
