package dev.dragoman.channels;

import java.util.regex.Pattern;

/**
 * The length of a text by what a reader sees: a sign is one however it is composed, a link 23, and a name with its host
 * counts without the host. This is how Mastodon's {@code StatusLengthValidator} counts; so does {@code text-length.js}.
 */
public final class SignLength {

    /** Where a name begins. */
    public static final String CALL = "(?<![\\p{L}\\p{M}\\p{Nd}\\p{Pc}/])@(?=[A-Za-z0-9_])";

    /** A name with its sign; the first group is its local part. */
    public static final Pattern MENTION = Pattern.compile(CALL
            + "([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*+)(?:@[\\p{L}\\p{M}\\p{Nd}_]+(?:[.-]+[\\p{L}\\p{M}\\p{Nd}_]+)*+)?");

    private static final Pattern LINK = Pattern.compile("https?://[^\\t-\\r <>\"]*[^\\t-\\r <>\"'.,;:!?)\\]}…]");
    private static final String PLACEHOLDER = "x".repeat(23);
    private static final Pattern SIGN = Pattern.compile("\\X");

    private SignLength() {}

    /** How many signs a text has. */
    static int of(String text) {
        String counted =
                MENTION.matcher(LINK.matcher(text).replaceAll(PLACEHOLDER)).replaceAll("@$1");
        return (int) SIGN.matcher(counted).results().count();
    }
}
