package dev.dragoman.channels.telegram;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of an update without trusting any of them: a wrong type is the same as an absent field. */
final class TelegramFields {

    private static final Instant BEFORE_BOTS = Instant.parse("2013-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private TelegramFields() {}

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

    /** A message's number is unique in its chat alone, so the chat belongs to its id. Null when one is missing. */
    static @Nullable NetworkId messageId(JsonNode message) {
        @Nullable NetworkId chat = id(message.path("chat"), "id");
        @Nullable NetworkId number = id(message, "message_id");
        return chat == null || number == null ? null : messageId(chat, number.value());
    }

    static NetworkId messageId(NetworkId chat, String number) {
        return new NetworkId(chat + "_" + number);
    }

    /** A message's number in its chat; empty for the id of something else. */
    static Optional<Long> numberIn(NetworkId chat, NetworkId message) {
        String prefix = chat + "_";
        return Optional.of(message.value())
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** A time in seconds; the other one when it is absent or no time Telegram could have sent until now. */
    static Instant time(JsonNode node, String name, Instant now) {
        JsonNode value = node.path(name);
        boolean isLong = value.isIntegralNumber() && value.canConvertToLong();
        long seconds = isLong ? Math.clamp(value.longValue(), 0, 100_000_000_000L) : 0;
        Instant time = Instant.ofEpochSecond(seconds);
        return time.isBefore(BEFORE_BOTS) || time.isAfter(now.plus(CLOCKS_DIFFER)) ? now : time;
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
}
