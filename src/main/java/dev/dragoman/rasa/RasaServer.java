package dev.dragoman.rasa;

import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One Rasa server, 2.8 to Pro. Each verb is one of its doors; what comes back is JSON as Rasa wrote it. A call ends
 * within 2 s, one that says something to Rasa within 7 s.
 */
public final class RasaServer {

    private static final Duration TALK = Duration.ofSeconds(7);

    private final RasaHttp http;

    RasaServer(String url, @Nullable String token, Clock clock) {
        http = new RasaHttp(url, token, "Rasa", clock);
    }

    /** What Rasa understands in a text, from {@code POST /model/parse}. */
    public JsonNode parse(String text) throws RasaFailed {
        return json(RasaCall.post(Map.of("text", text), "model", "parse"));
    }

    /** Which model it has loaded; without a model that fails with status 409. */
    JsonNode status() throws RasaFailed {
        return json(RasaCall.get("status"));
    }

    /** Its version; needs neither a token nor a model. */
    String version() throws RasaFailed {
        return json(RasaCall.get("version")).path("version").asString("");
    }

    /** Where a conversation stands, without its history. One that Rasa does not know yet begins. */
    Tracker tracker(String sender) throws RasaFailed {
        return new Tracker(json(RasaCall.get("conversations", sender, "tracker").with("include_events", "NONE")));
    }

    /** The same with all that happened since the last restart. */
    Tracker history(String sender) throws RasaFailed {
        return new Tracker(json(RasaCall.get("conversations", sender, "tracker")
                .with("include_events", "AFTER_RESTART")
                .large()));
    }

    /** Makes Rasa silent in a conversation; it goes on taking messages in. */
    void pause(String sender) throws RasaFailed {
        append(sender, "pause");
    }

    /** Lets Rasa speak again. */
    void resume(String sender) throws RasaFailed {
        append(sender, "resume");
    }

    private void append(String sender, String event) throws RasaFailed {
        http.call(RasaCall.post(Map.of("event", event), "conversations", sender, "tracker", "events")
                .with("include_events", "NONE"));
    }

    /** Writes down what a customer said without having it answered. */
    void note(String sender, String text) throws RasaFailed {
        http.call(RasaCall.post(Map.of("text", text, "sender", "user"), "conversations", sender, "messages")
                .with("include_events", "NONE"));
    }

    /** Makes an intent happen that nobody said, and returns what Rasa says to it. */
    JsonNode trigger(String sender, String intent) throws RasaFailed {
        return json(RasaCall.post(
                                Map.of("name", intent, "entities", Map.of()), "conversations", sender, "trigger_intent")
                        .with("include_events", "NONE")
                        .within(TALK))
                .path("messages");
    }

    /** Says something by the REST channel; an empty list may mean anything from silence to a failure. */
    JsonNode say(String sender, String text, Map<String, ?> metadata) throws RasaFailed {
        return json(RasaCall.post(
                        Map.of("sender", sender, "message", text, "metadata", metadata), "webhooks", "rest", "webhook")
                .within(TALK));
    }

    /** Says something by the callback channel, which brings the answers to our own address before this returns. */
    void sayByCallback(String sender, String text) throws RasaFailed {
        http.call(RasaCall.post(Map.of("sender", sender, "message", text), "webhooks", "callback", "webhook")
                .within(TALK));
    }

    private JsonNode json(RasaCall call) throws RasaFailed {
        return read(http.call(call), "Rasa");
    }

    /** Refuses what is no JSON, as a proxy's page. */
    static JsonNode read(String body, String what) throws RasaFailed {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json.isObject() || json.isArray()) {
                return json;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw RasaFailed.silent(what + "'s answer is not JSON");
    }

    /** The list's elements; none where it is no list. */
    static List<JsonNode> elements(JsonNode list) {
        return list.isArray() ? List.copyOf(list.values()) : List.of();
    }
}
