package dev.dragoman.channels.youtube;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.system.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads single fields without trusting any of them: a wrong type is the same as an absent field. */
final class YouTubeFields {

    private static final Instant BEFORE_YOUTUBE = Instant.parse("2005-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private YouTubeFields() {}

    /** A text; empty when there is none. */
    static String text(JsonNode node, String name) {
        return Foreign.text(node.path(name).stringValue(""));
    }

    /** An id that is short enough to be one; null for any other. */
    static @Nullable NetworkId id(JsonNode node, String name) {
        String text = text(node, name);
        return text.isBlank() || text.length() > 200 ? null : new NetworkId(text);
    }

    /** A time in ISO 8601; the other one when it is absent or no time YouTube could have sent until now. */
    static Instant time(JsonNode node, String name, Instant otherwise) {
        try {
            Instant time = OffsetDateTime.parse(text(node, name)).toInstant();
            return time.isBefore(BEFORE_YOUTUBE) || time.isAfter(otherwise.plus(CLOCKS_DIFFER)) ? otherwise : time;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** A document; a missing node when it is not JSON within our bounds. */
    static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(Foreign.text(body));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
