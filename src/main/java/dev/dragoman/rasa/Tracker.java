package dev.dragoman.rasa;

import dev.dragoman.system.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A conversation as Rasa remembers it; what it does not say is missing, for versions differ. */
final class Tracker {

    /** The key under which the REST channel carries our message's id into the tracker. */
    static final String OUR_ID = "dragoman_message";

    /** One of which nothing is known. */
    static final Tracker UNKNOWN = new Tracker(Json.MAPPER.missingNode());

    private final JsonNode json;

    Tracker(JsonNode json) {
        this.json = json;
    }

    boolean paused() {
        return json.path("paused").asBoolean(false);
    }

    /** The id of our message that was told last; null where the last words are none of ours. */
    @Nullable
    String lastHeard() {
        return text(json.path("latest_message").path("metadata").path(OUR_ID));
    }

    /** The intent of the last words; null if Rasa recognised none. */
    @Nullable
    String intent() {
        return text(json.path("latest_message").path("intent").path("name"));
    }

    /** 0 to 1. */
    double confidence() {
        double confidence =
                json.path("latest_message").path("intent").path("confidence").asDouble(0);
        return confidence >= 0 && confidence <= 1 ? confidence : 0;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** What the bot said since it heard the first of these messages of ours. */
    List<JsonNode> saidSince(Set<String> messages) {
        List<JsonNode> said = new ArrayList<>();
        boolean since = false;
        for (JsonNode event : RasaServer.elements(json.path("events"))) {
            String kind = event.path("event").asString("");
            since |= kind.equals("user")
                    && messages.contains(event.path("metadata").path(OUR_ID).asString(""));
            if (since && kind.equals("bot")) {
                said.add(event);
            }
        }
        return List.copyOf(said);
    }
}
