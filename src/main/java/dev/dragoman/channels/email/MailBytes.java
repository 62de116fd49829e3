package dev.dragoman.channels.email;

import dev.dragoman.message.NetworkId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A mail as bytes. */
final class MailBytes {

    private static final String NONE = "none-";

    private MailBytes() {}

    /** Whether an empty line, or the end, comes within so many bytes. */
    static boolean headerEnds(byte[] bytes, int within) {
        if (bytes.length < within) {
            return true;
        }
        for (int i = 1; i < within; i++) {
            boolean isEmptyLine =
                    bytes[i] == '\n' && (bytes[i - 1] == '\n' || i > 1 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n');
            if (isEmptyLine) {
                return true;
            }
        }
        return false;
    }

    /** An id for a mail that has none of its own; the same for the same bytes. */
    static String id(byte[] bytes) {
        try {
            return NONE
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Whether an id was made here since the mail had none; nobody else knows it. */
    static boolean isMadeUp(NetworkId id) {
        return id.value().matches(NONE + "[0-9a-f]{64}");
    }

    /** Text as it stands in a mail without any encoding. */
    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
