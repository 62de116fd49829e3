package dev.dragoman.rasa;

import dev.dragoman.rasa.StubRasa.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A conversation as the stub of Rasa holds it. */
public final class StubTalk {

    public volatile boolean paused;
    private final String sender;
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> latest = new LinkedHashMap<>();

    StubTalk(String sender) {
        this.sender = sender;
    }

    /** What the customer said, in order. */
    public List<Object> heard() {
        return events.stream()
                .filter(it -> "user".equals(it.get("event")))
                .map(it -> it.get("text"))
                .toList();
    }

    /** The kinds of what happened, in order. */
    public List<Object> kinds() {
        return events.stream().map(it -> it.get("event")).toList();
    }

    void happen(String kind, Map<String, ?> more) {
        Map<String, Object> event = new LinkedHashMap<>(more);
        event.put("event", kind);
        event.put("timestamp", 1_790_000_000.25);
        events.add(event);
    }

    void append(JsonNode body) {
        for (JsonNode event : body.isArray() ? List.copyOf(body.values()) : List.of(body)) {
            String kind = event.path("event").asString("");
            happen(kind, Map.of());
            paused = kind.equals("pause") || !kind.equals("resume") && paused;
        }
    }

    void hear(String text, Map<String, Object> parsed, Object metadata) {
        Map<String, Object> heard = new LinkedHashMap<>(parsed);
        heard.put("message_id", "r" + events.size());
        heard.put("metadata", metadata);
        latest = heard;
        happen("user", Map.of("text", text, "metadata", metadata, "parse_data", parsed));
    }

    /** The tracker, in which 2.8 has a form where later ones have a loop. */
    Map<String, Object> state(Version version, String verbosity) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("sender_id", sender);
        state.put("slots", Map.of("session_started_metadata", Map.of()));
        state.put("latest_message", latest);
        state.put("followup_action", null);
        state.put("paused", paused);
        state.put("events", verbosity.equals("NONE") ? null : events);
        state.put("latest_input_channel", "rest");
        state.put(version == Version.V2_8 ? "active_form" : "active_loop", Map.of());
        if (version == Version.PRO) {
            state.put("stack", List.of());
            state.put("user_id", sender);
        }
        return state;
    }
}
