package dev.dragoman.forms;

import dev.dragoman.system.Json;
import dev.dragoman.understanding.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the bot remembers of a conversation.
 *
 * @param slots     by name: a text, a number, true or false, or a list of texts
 * @param form      the form that is being filled in; null while none is
 * @param requested the slot it asks for
 * @param asked     how many times it has asked for that slot
 * @param at        when the customer last spoke
 */
public record Memory(
        Map<String, Object> slots,
        @Nullable String form,
        @Nullable String requested,
        int asked,
        Instant at) {

    private static final int MOST_SLOTS = 100;
    /** Later words are written down at the latest after this; sessions count in minutes. */
    private static final Duration STALE = Duration.ofMinutes(1);

    /** Keeps a sorted copy of at most 100 slots. */
    public Memory {
        Map<String, Object> sorted = new TreeMap<>(slots);
        while (sorted.size() > MOST_SLOTS) {
            sorted.remove(((TreeMap<String, Object>) sorted).lastKey());
        }
        slots = Map.copyOf(sorted);
    }

    static Memory empty(Instant at) {
        return new Memory(Map.of(), null, null, 0, at);
    }

    /** Reads what was kept; after a session has run out only the slots are left, or nothing. */
    static Memory read(@Nullable String kept, Session session, Instant now) {
        if (kept == null) {
            return empty(now);
        }
        Memory before = read(kept);
        boolean isOver = session.expires().isPositive()
                && Duration.between(before.at, now).compareTo(session.expires()) > 0;
        if (!isOver) {
            return before.heard(now);
        }
        return session.carries() ? before.heard(now).withoutForm() : empty(now);
    }

    private static Memory read(String kept) {
        try {
            return read(Json.MAPPER.readTree(kept));
        } catch (JacksonException e) {
            return empty(Instant.EPOCH);
        }
    }

    private static Memory read(JsonNode json) {
        Map<String, Object> slots = new LinkedHashMap<>();
        json.path("slots").properties().forEach(it -> slots.put(it.getKey(), value(it.getValue())));
        return new Memory(
                slots,
                json.path("form").asString(null),
                json.path("requested").asString(null),
                json.path("asked").asInt(0),
                Instant.ofEpochMilli(json.path("at").asLong(0)));
    }

    private static Object value(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(it -> it.asString("")).toList();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNumber() ? value.asDouble() : value.asString("");
    }

    /**
     * What is to be kept, as JSON; null where nothing is remembered.
     *
     * @param kept what is kept so far
     * @return {@code kept} itself where nothing but a moment of time changed
     */
    public @Nullable String toKeep(@Nullable String kept) {
        if (slots.isEmpty() && form == null) {
            return null;
        }
        if (kept != null) {
            Memory before = read(kept);
            boolean isFresh = Duration.between(before.at, at).compareTo(STALE) < 0;
            if (isFresh && before.heard(at).equals(this)) {
                return kept;
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slots", new TreeMap<>(slots));
        if (form != null) {
            json.put("form", form);
            json.put("requested", requested);
            json.put("asked", asked);
        }
        json.put("at", at.toEpochMilli());
        return Json.MAPPER.writeValueAsString(json);
    }

    /** The values as words for replies. */
    public Map<String, String> words() {
        return slots.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> words(it.getValue())));
    }

    private static String words(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        boolean isWhole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
    }

    private Memory heard(Instant now) {
        return new Memory(slots, form, requested, asked, now);
    }

    /** The same with these values; a null forgets a slot. */
    Memory with(Map<String, @Nullable Object> found) {
        Map<String, Object> all = new LinkedHashMap<>(slots);
        found.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return new Memory(all, form, requested, asked, at);
    }

    /** The same while a form asks for a slot. */
    Memory asking(String name, String slot, int times) {
        return new Memory(slots, name, slot, times, at);
    }

    /** The same while no form is filled in. */
    public Memory withoutForm() {
        return new Memory(slots, null, null, 0, at);
    }

    /** The same with what an action found out; an empty value forgets a slot. */
    public Memory acted(Map<String, String> found) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        found.forEach((name, value) -> values.put(name, value.isEmpty() ? null : value));
        return with(values);
    }
}
