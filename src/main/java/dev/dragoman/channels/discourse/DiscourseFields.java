package dev.dragoman.channels.discourse;

import dev.dragoman.message.Foreign;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads single fields without trusting any of them: a wrong type is the same as an absent field. */
final class DiscourseFields {

    private static final Instant BEFORE_FORUMS = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("2200-01-01T00:00:00Z");

    private DiscourseFields() {}

    /** A text, or a whole number as text; empty when there is neither. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : Foreign.text(value.stringValue(""));
    }

    /** A whole number; 0 when there is none that any table could count to. */
    static long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        boolean isLong = value.isIntegralNumber() && value.canConvertToLong();
        long number = isLong ? value.longValue() : 0;
        return Math.abs(number) < 1_000_000_000_000_000_000L ? number : 0;
    }

    /** A time as ISO 8601; empty when it is absent or no time a forum could have. */
    static Optional<Instant> time(JsonNode node, String name) {
        try {
            return Optional.of(Instant.parse(text(node, name)))
                    .filter(time -> time.isAfter(BEFORE_FORUMS) && time.isBefore(AFTER_ALL));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isTrue(JsonNode node, String name) {
        return node.path(name).booleanValue(false);
    }

    /** The SHA-256 of a text, in hex. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** A body as JSON; a missing node when it is none. */
    static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(Foreign.text(body));
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
