package dev.dragoman.channels.pinterest;

import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A pin of our own, as the list shows it.
 *
 * @param id       its number
 * @param title    its title, at most 100 characters as Pinterest takes them; may be empty
 * @param created  when it was made; null when Pinterest does not say
 * @param comments how many comments stand under it; null when Pinterest does not say, as of many older pins
 * @param raw      all that was told of it
 */
record PinterestPin(
        String id,
        String title,
        @Nullable Instant created,
        @Nullable Integer comments,
        JsonNode raw) {

    private static final int LONGEST_TITLE = 100;
    private static final int MOST = 1_000_000_000;

    /** Null for what is no pin, and for what belongs to somebody else. */
    static @Nullable PinterestPin read(JsonNode item) {
        String id = item.path("id").stringValue("");
        if (!id.matches("[0-9]{1,40}") || !item.path("is_owner").booleanValue(true)) {
            return null;
        }
        String title = Foreign.text(item.path("title").stringValue(""))
                .replaceAll("\\s+", " ")
                .strip();
        JsonNode count = item.path("pin_metrics").path("lifetime_metrics").path("comment");
        boolean isCount = count.isIntegralNumber()
                && count.canConvertToInt()
                && count.intValue() >= 0
                && count.intValue() <= MOST;
        return new PinterestPin(
                id,
                Foreign.cut(title, LONGEST_TITLE),
                time(item.path("created_at").stringValue("")),
                isCount ? count.intValue() : null,
                item);
    }

    /** Where people see it, and can read and answer its comments. */
    String link() {
        return "https://www.pinterest.com/pin/" + id + "/";
    }

    /** Pinterest's times have no zone; they are in UTC. */
    private static @Nullable Instant time(String text) {
        try {
            return text.matches(".*(Z|[+-][0-9:]+)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
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
