package dev.dragoman.channels.rss;

import dev.dragoman.system.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which items of a feed were told already, and what the server wants to hear again. Kept as the place of the account, so
 * that no item is told twice after a restart.
 *
 * @param etag     the server's {@code ETag}; empty for none
 * @param modified the server's {@code Last-Modified}; empty for none
 * @param told     the version of each item by its id, those seen last at the end; {@link #SILENT} for what stood there
 *                 before the first look, of which nothing is told
 */
record RssMemory(String etag, String modified, Map<String, String> told) {

    /** Of such an item changes are not told either, since nobody knows it. */
    static final String SILENT = "";

    /** At least those of the feed itself, and those that may come back to it. */
    static final int MOST = 3 * RssParser.MOST_ITEMS;

    /** What {@link #write} wrote; empty for anything else. */
    static Optional<RssMemory> read(@Nullable String place) {
        try {
            return place == null ? Optional.empty() : Optional.of(read(Json.MAPPER.readTree(place)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static RssMemory read(JsonNode json) {
        Map<String, String> told = new LinkedHashMap<>();
        for (JsonNode one : json.path("told")) {
            told.put(one.path(0).stringValue(), one.path(1).stringValue());
        }
        return new RssMemory(
                json.path("etag").stringValue(), json.path("modified").stringValue(), told);
    }

    String write() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("etag", etag).put("modified", modified);
        List<Map.Entry<String, String>> last = new ArrayList<>(told.entrySet());
        var array = json.putArray("told");
        last.subList(Math.max(0, last.size() - MOST), last.size())
                .forEach(one -> array.addArray().add(one.getKey()).add(one.getValue()));
        return json.toString();
    }
}
