package dev.dragoman.channels.email;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Header fields of a mail, whatever is in them: one line each, without control characters. */
final class MailHeaders {

    private static final Pattern ID = Pattern.compile("<([\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,400})>");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final int LONGEST = 8000;

    private MailHeaders() {}

    /** The first field of this name as it came; empty if there is none, or nothing in it. */
    static String text(Part mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : clean(values[0]);
    }

    /** Whether there is such a field. */
    static boolean has(Part mail, String name) throws MessagingException {
        return mail.getHeader(name) != null;
    }

    /** The same in the words its writer meant. */
    static String words(Part mail, String name) throws MessagingException {
        return decoded(text(mail, name));
    }

    /** Encoded words of RFC 2047 as words; raw UTF-8 is understood too. */
    static String decoded(String value) {
        try {
            return clean(MimeUtility.decodeText(utf8(value)));
        } catch (UnsupportedEncodingException e) {
            return clean(value);
        }
    }

    /** Fields are read as ISO-8859-1, in which raw UTF-8 looks odd. */
    private static String utf8(String value) {
        if (value.chars().noneMatch(c -> c >= 128) || value.chars().anyMatch(c -> c > 255)) {
            return value;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    private static String clean(String value) {
        String line =
                CONTROL.matcher(MimeUtility.unfold(Foreign.cut(value, LONGEST))).replaceAll(" ");
        return Foreign.text(line).strip();
    }

    /** The Message-IDs in a field, without their brackets, in order. */
    static List<NetworkId> ids(Part mail, String name) throws MessagingException {
        return ids(text(mail, name));
    }

    /** The Message-IDs in a text. */
    static List<NetworkId> ids(String text) {
        return ID.matcher(text)
                .results()
                .map(found -> new NetworkId(found.group(1)))
                .toList();
    }

    /** The mail that this one answers. */
    static Optional<NetworkId> parent(Part mail) throws MessagingException {
        List<NetworkId> answered = ids(mail, "In-Reply-To");
        return (answered.isEmpty() ? ids(mail, "References").reversed() : answered)
                .stream().findFirst();
    }

    /** The first address of a field, with its name; empty when there is none that could be answered. */
    static Optional<Sender> sender(Part mail, String name) throws MessagingException {
        return sender(text(mail, name));
    }

    /** The first address in a text. */
    static Optional<Sender> sender(String text) {
        try {
            for (InternetAddress address : InternetAddress.parseHeader(text, false)) {
                Optional<NetworkId> id = MailAddress.of(address.getAddress() == null ? "" : address.getAddress());
                if (id.isPresent()) {
                    String personal = address.getPersonal();
                    return Optional.of(new Sender(id.get(), personal == null ? "" : decoded(personal)));
                }
            }
        } catch (AddressException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * Somebody with an address.
     *
     * @param name the name that stands beside it; may be empty
     */
    record Sender(NetworkId address, String name) {}
}
