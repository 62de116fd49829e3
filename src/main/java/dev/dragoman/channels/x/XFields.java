package dev.dragoman.channels.x;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads single fields of X's payloads without trusting any of them: a wrong type is the same as an absent field. */
final class XFields {

    private static final Instant BEFORE_X = Instant.parse("2006-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private XFields() {}

    /** A text, or a whole number as text; empty when there is neither. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : Foreign.text(value.stringValue(""));
    }

    /** An id that is short enough to be one; null for any other. */
    static @Nullable NetworkId id(JsonNode node, String name) {
        String text = text(node, name);
        return text.isBlank() || text.length() > 100 ? null : new NetworkId(text);
    }

    /** Whether this is an id as X gives it to people and posts, which can lead nowhere else in a path. */
    static boolean isNumber(String id) {
        return id.matches("[0-9]{1,25}");
    }

    /** An address on the web; null for anything else. */
    static @Nullable String url(JsonNode node, String name) {
        String text = text(node, name);
        return text.startsWith("https://") || text.startsWith("http://") ? text : null;
    }

    /** The {@code created_at} of posts, or the milliseconds of messages; now when it is no time X could have sent. */
    static Instant time(JsonNode node, String name, Instant now) {
        @Nullable Instant time = time(node, name);
        return time == null || time.isBefore(BEFORE_X) || time.isAfter(now.plus(CLOCKS_DIFFER)) ? now : time;
    }

    /** The same of what X lists, whatever the time is; null when there is none. */
    static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** JSON, or nothing when it is none. */
    static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(Foreign.text(body));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
