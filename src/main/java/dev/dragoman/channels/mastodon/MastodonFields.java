package dev.dragoman.channels.mastodon;

import dev.dragoman.message.Foreign;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads single fields without trusting any of them: a wrong type is the same as an absent field. */
final class MastodonFields {

    /** Ids grow: the longer one is the later one, and of two that are as long the alphabet decides. */
    static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** What may stand in a path; every known server's ids are so. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** How a list of things begins whose first has this id. */
    static final Pattern FIRST_ID = Pattern.compile("\\s*\\[\\s*\\{\\s*\"id\"\\s*:\\s*\"([A-Za-z0-9_-]{1,100})\"");

    /** A name exactly as Mastodon finds it in a text; any other would notify nobody, or somebody else. */
    private static final Pattern ACCT = Pattern.compile(
            "[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@[\\p{L}\\p{M}\\p{Nd}_]+(?:[.-]+[\\p{L}\\p{M}\\p{Nd}_]+)*)?");

    private static final int LONGEST_ACCT = 300;
    private static final Instant BEFORE_MASTODON = Instant.parse("2008-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private MastodonFields() {}

    /** A text, or a whole number as text; empty when there is neither. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : Foreign.text(value.stringValue(""));
    }

    /** An id that can stand in a path; empty for any other. */
    static String id(JsonNode node, String name) {
        String id = text(node, name);
        return isId(id) ? id : "";
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** The name by which an account is written to; empty for one that cannot be. */
    static String acct(JsonNode account) {
        String acct = text(account, "acct");
        return isAcct(acct) ? acct : "";
    }

    static boolean isAcct(String acct) {
        return acct.length() <= LONGEST_ACCT && ACCT.matcher(acct).matches();
    }

    /** An ISO 8601 time; the other one when it is absent or no time a server could have sent until now. */
    static Instant time(JsonNode node, String name, Instant now) {
        try {
            Instant time = OffsetDateTime.parse(text(node, name)).toInstant();
            return time.isBefore(BEFORE_MASTODON) || time.isAfter(now.plus(CLOCKS_DIFFER)) ? now : time;
        } catch (DateTimeParseException e) {
            return now;
        }
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
