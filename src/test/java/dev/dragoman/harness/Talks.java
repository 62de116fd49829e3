package dev.dragoman.harness;

import dev.dragoman.system.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything said in a thread, by either side, as the Graph API lists it: the latest first, whole seconds. */
final class Talks {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private final Map<String, List<Line>> lines = new ConcurrentHashMap<>();

    /** A line and who wrote it. */
    record Line(String id, String author, String text, Instant at) {}

    void said(String thread, Line line) {
        lines.computeIfAbsent(thread, key -> new CopyOnWriteArrayList<>()).add(line);
    }

    /** Answers a read: conversations of a page with one customer, or comments under a comment. Else an empty list. */
    String read(HttpCall call) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode data = answer.putArray("data");
        if (call.step(1).equals("conversations") && call.query().containsKey("user_id")) {
            String psid = call.query().getOrDefault("user_id", "");
            fill(data.addObject().put("id", "t_" + psid).putObject("messages").putArray("data"), psid);
        } else if (call.step(1).equals("comments")) {
            fill(data, call.step(0));
        }
        return answer.toString();
    }

    private void fill(ArrayNode list, String thread) {
        for (Line line : new ArrayList<>(lines.getOrDefault(thread, List.of())).reversed()) {
            ObjectNode one = list.addObject();
            one.put("id", line.id).put("message", line.text).put("created_time", TIME.format(line.at));
            one.putObject("from").put("id", line.author).put("name", line.author);
        }
    }
}
