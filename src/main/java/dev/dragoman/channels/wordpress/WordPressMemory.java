package dev.dragoman.channels.wordpress;

import dev.dragoman.system.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which comments of a blog were told already, and which wait for approval there. Kept as the place of the account: a
 * comment can be approved, changed or deleted at any time, so that no single number says where we were.
 */
final class WordPressMemory {

    /** More comments than this are not watched, and those that wait are not more than half of it. */
    static final int MOST = 2000;

    /** How often all of the window is read, and not only what is newest. */
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final NavigableMap<Long, Known> known = new TreeMap<>();
    private final NavigableSet<Long> held = new TreeSet<>();
    private final boolean isFirst;
    private Instant floor;
    private Instant swept = Instant.EPOCH;

    private WordPressMemory(Instant floor, boolean isFirst) {
        this.floor = floor;
        this.isFirst = isFirst;
    }

    /**
     * A comment that was told.
     *
     * @param thread its conversation; empty when nobody asked yet
     * @param own    whether it is ours or a colleague's
     */
    record Known(String thread, String hash, boolean own, Instant at) {}

    /** The memory of somebody who comes for the first time, and does not ask for anything older than this. */
    static WordPressMemory begin(Instant floor) {
        return new WordPressMemory(floor, true);
    }

    /** What {@link #write} wrote; empty for anything else. */
    static Optional<WordPressMemory> read(@Nullable String place) {
        try {
            return place == null ? Optional.empty() : Optional.of(read(Json.MAPPER.readTree(place)));
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static WordPressMemory read(JsonNode json) {
        var memory =
                new WordPressMemory(Instant.ofEpochSecond(json.path("floor").longValue()), false);
        memory.swept = Instant.ofEpochSecond(json.path("swept").longValue());
        for (Map.Entry<String, JsonNode> one : json.path("known").properties()) {
            JsonNode it = one.getValue();
            var known = new Known(
                    it.path(0).stringValue(),
                    it.path(1).stringValue(),
                    it.path(2).booleanValue(),
                    Instant.ofEpochSecond(it.path(3).longValue()));
            memory.known.put(Long.valueOf(one.getKey()), known);
        }
        json.path("held").forEach(id -> memory.held.add(id.longValue()));
        return memory;
    }

    String write() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("floor", floor.getEpochSecond()).put("swept", swept.getEpochSecond());
        ObjectNode all = json.putObject("known");
        known.forEach((id, it) -> all.putArray(id.toString())
                .add(it.thread)
                .add(it.hash)
                .add(it.own)
                .add(it.at.getEpochSecond()));
        ArrayNode waiting = json.putArray("held");
        held.forEach(waiting::add);
        return json.toString();
    }

    /** Whether nothing was seen before, so that what stands there is nothing new. */
    boolean isFirst() {
        return isFirst;
    }

    boolean isSweepDue(Instant now) {
        return isFirst || !now.isBefore(swept.plus(SWEEP));
    }

    /** Comments from before this time are none of our business, unless they waited for approval. */
    Instant floor() {
        return floor;
    }

    Optional<Known> find(long id) {
        return Optional.ofNullable(known.get(id));
    }

    void remember(long id, Known comment) {
        known.put(id, comment);
    }

    void forget(long id) {
        known.remove(id);
    }

    /** Those told since the floor that are not among these. */
    Map<Long, Known> without(Set<Long> ids) {
        Map<Long, Known> others = new TreeMap<>(known.tailMap(0L));
        others.entrySet()
                .removeIf(it -> ids.contains(it.getKey()) || it.getValue().at().isBefore(floor));
        return others;
    }

    /** Those that waited and are not among these any more. */
    Set<Long> noLongerHeld(Collection<Long> waiting) {
        Set<Long> gone = new TreeSet<>(held);
        gone.removeAll(new HashSet<>(waiting));
        return gone;
    }

    void hold(Collection<Long> waiting) {
        held.addAll(waiting);
        while (held.size() > MOST / 2) {
            held.pollFirst();
        }
    }

    void release(Collection<Long> ids) {
        held.removeAll(new HashSet<>(ids));
    }

    /** Lets go of what is older than the window; it is never looked at again. */
    void raiseFloor(Instant to) {
        if (to.isAfter(floor)) {
            floor = to;
        }
        known.values().removeIf(it -> it.at().isBefore(floor));
    }

    /** All was read; the next time is due after a while. */
    void swept(Instant now) {
        swept = now;
    }

    /** Something was left out, so that all has to be read again. */
    void sweepAgain() {
        swept = Instant.EPOCH;
    }
}
