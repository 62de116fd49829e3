package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import dev.dragoman.understanding.Knowledge.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A training sentence in Rasa's notation: {@code [text](entity)}, {@code [text](entity:value)},
 * {@code [text]{"entity": "e", "value": "v"}} and {@code [text][{...}, {...}]}.
 *
 * @param synonyms canonical value by lower-case wording, where the two differ
 */
record Annotated(Example example, Map<String, String> synonyms) {

    private static final Pattern MARK = Pattern.compile(
            "\\[(?<text>[^\\]]+)\\](?:\\((?<entity>[^:()]+)(?::(?<value>[^)]+))?\\)|(?<one>\\{[^}]+\\})|(?<many>\\[\\{.*?\\}\\]))");
    private static final Pattern BROKEN = Pattern.compile("\\]\\s*[({]|\\]\\[|\\[\\]");

    /** Reads one sentence; a null sentence holds a broken annotation. */
    static @Nullable Annotated read(String line) {
        var reading = new Reading();
        Matcher mark = MARK.matcher(line);
        int copied = 0;
        while (mark.find()) {
            if (!reading.plain(line.substring(copied, mark.start())) || !reading.marked(mark)) {
                return null;
            }
            copied = mark.end();
        }
        if (!reading.plain(line.substring(copied))) {
            return null;
        }
        return new Annotated(new Example(reading.text.toString(), List.copyOf(reading.entities)), reading.synonyms);
    }

    /** The sentence as far as it was read. */
    private static final class Reading {

        private final StringBuilder text = new StringBuilder();
        private final List<Entity> entities = new ArrayList<>();
        private final Map<String, String> synonyms = new HashMap<>();

        boolean plain(String part) {
            text.append(part);
            return !BROKEN.matcher(part).find();
        }

        boolean marked(Matcher mark) {
            String words = mark.group("text");
            int start = text.length();
            text.append(words);
            if (mark.group("entity") != null) {
                return add(mark.group("entity"), mark.group("value"), words, start);
            }
            try {
                boolean single = mark.group("one") != null;
                JsonNode json = Json.MAPPER.readTree(mark.group(single ? "one" : "many"));
                for (JsonNode one : single ? List.of(json) : json.values()) {
                    @Nullable
                    String value = one.path("value").isMissingNode()
                            ? null
                            : one.path("value").asString("");
                    if (!add(one.path("entity").asString(""), value, words, start)) {
                        return false;
                    }
                }
                return true;
            } catch (JacksonException e) {
                return false;
            }
        }

        private boolean add(String entity, @Nullable String value, String words, int start) {
            if (entity.isBlank() || (value != null && value.isBlank())) {
                return false;
            }
            String meant = value == null ? words : value.strip();
            if (!meant.equals(words)) {
                synonyms.put(words.toLowerCase(Locale.ROOT), meant);
            }
            entities.add(new Entity(entity.strip(), meant, start, start + words.length(), "example"));
            return true;
        }
    }
}
