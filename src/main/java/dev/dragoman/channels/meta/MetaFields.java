package dev.dragoman.channels.meta;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of Meta's payloads without trusting any of them: a wrong type is the same as an absent field. */
public final class MetaFields {

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    private static final Instant BEFORE_META = Instant.parse("2004-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final int LONGEST_KEY = 512;

    private MetaFields() {}

    /** A text, or a whole number as text; empty when there is neither. */
    public static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        return Foreign.text(value.stringValue(""));
    }

    /** An id, which old payloads carry as a number; null when it is absent, blank or too long to be one. */
    public static @Nullable NetworkId id(JsonNode node, String name) {
        String text = text(node, name);
        return text.isBlank() || text.length() > LONGEST_KEY ? null : new NetworkId(text);
    }

    /** Whether a flag is set. */
    public static boolean isTrue(JsonNode node, String name) {
        return node.path(name).booleanValue(false) || text(node, name).equals("true");
    }

    /** A time in seconds or milliseconds; null when it is absent or no time Meta could have sent until now. */
    public static @Nullable Instant time(JsonNode node, String name, Instant now) {
        long value = number(text(node, name));
        Instant time = value < FIRST_MILLISECONDS ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
        return time.isBefore(BEFORE_META) || time.isAfter(now.plus(CLOCKS_DIFFER)) ? null : time;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** An address on the web; null for anything else. */
    public static @Nullable String url(JsonNode node, String name) {
        String text = text(node, name);
        return text.startsWith("https://") || text.startsWith("http://") ? text : null;
    }

    /** An id of our own for an event to which Meta gives none: the parts that make it this event. */
    public static NetworkId derived(String... parts) {
        String joined = String.join(":", parts);
        return new NetworkId(joined.isBlank() || joined.length() > 200 ? hash(List.of(parts)) : joined);
    }

    /** The SHA-256 of some texts, in hex; the borders between them count. */
    public static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
