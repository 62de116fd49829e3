package dev.dragoman.rasa;

import dev.dragoman.message.Foreign;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An action server of rasa-sdk, 2.8 to 3.x: runs custom actions, each within 5 s. */
public final class ActionServer {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_MESSAGES = 20;
    private static final int LONGEST_VALUE = 1000;

    private final @Nullable RasaHttp http;

    public ActionServer(RasaSettings settings, Clock clock) {
        String url = settings.actionUrl();
        http = url == null || url.isBlank() ? null : new RasaHttp(url, null, "the action server", clock);
    }

    /** Whether one is set. */
    public boolean isThere() {
        return http != null;
    }

    /** Runs an action; fails when the server cannot be asked or the action breaks. */
    public Acted run(ActionCall call) throws RasaFailed {
        if (http == null) {
            throw RasaFailed.spared("no action server is set");
        }
        Map<String, Object> body = Map.of(
                "next_action", call.action(),
                "sender_id", call.sender(),
                "tracker", call.tracker(),
                "domain", call.domain(),
                "version", "3.6.0");
        try {
            return acted(
                    RasaServer.read(http.call(RasaCall.post(body, "webhook").within(DEADLINE)), "the action server"));
        } catch (RasaFailed e) {
            if (e.status() == 400) {
                return new Acted(List.of(), Map.of(), null, false, Set.of(), true);
            }
            throw e.status() == 404
                    ? RasaFailed.answered(404, false, "the action server has no action “" + call.action() + "”")
                    : e;
        }
    }

    private static Acted acted(JsonNode answer) {
        Map<String, String> slots = new HashMap<>();
        Set<String> ignored = new TreeSet<>();
        @Nullable String followup = null;
        boolean paused = false;
        for (JsonNode event : RasaServer.elements(answer.path("events"))) {
            String kind = event.path("event").asString("");
            switch (kind) {
                case "slot" -> slots.put(event.path("name").asString(""), value(event.path("value")));
                case "followup" -> followup = event.path("name").asString(null);
                case "pause" -> paused = true;
                default -> ignored.add(Foreign.cut(Foreign.text(kind), 50));
            }
        }
        List<Said> said = RasaServer.elements(answer.path("responses")).stream()
                .limit(MOST_MESSAGES)
                .map(Said::read)
                .toList();
        boolean handsOff = paused || said.stream().anyMatch(Said::handsOff);
        return new Acted(said, Map.copyOf(slots), followup, handsOff, ignored, false);
    }

    private static String value(JsonNode value) {
        String text = value.isNull() ? "" : value.isValueNode() ? value.asString("") : value.toString();
        return Foreign.cut(Foreign.text(text), LONGEST_VALUE);
    }
}
