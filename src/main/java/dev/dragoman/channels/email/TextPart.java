package dev.dragoman.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The text of a part, as far as it can be read. */
final class TextPart {

    /** Four times what a message may hold: HTML needs more than its words. */
    private static final int LONGEST = 400_000;

    private TextPart() {}

    /** Decoded; what a broken encoding allows to read. Throws only when the mail server is gone. */
    static String read(Part part) throws MessagingException, IOException {
        ContentType type = type(part);
        var bytes = new ByteArrayOutputStream();
        try (InputStream stream = stream(part)) {
            copy(stream, bytes);
        } catch (IOException e) {
            // Otherwise what was read so far is what there is.
            if (Causes.isGone(e)) {
                throw e;
            }
        }
        String text = bytes.toString(charset(type)).replace("\r\n", "\n").replace('\r', '\n');
        return "flowed".equalsIgnoreCase(type.getParameter("format"))
                ? unfolded(text, "yes".equalsIgnoreCase(type.getParameter("delsp")))
                : text;
    }

    private static InputStream stream(Part part) throws IOException, MessagingException {
        try {
            return part.getInputStream();
        } catch (IOException | MessagingException e) {
            if (Causes.isGone(e)) {
                throw e;
            }
            return switch (part) {
                case MimeBodyPart body -> body.getRawInputStream();
                case MimeMessage mail -> mail.getRawInputStream();
                default -> throw e;
            };
        }
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        int read = from.read(buffer);
        while (read > 0 && to.size() < LONGEST) {
            to.write(buffer, 0, read);
            read = from.read(buffer);
        }
    }

    /** The type of a part; plain text for one that cannot be read. */
    static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    private static Charset charset(ContentType type) {
        String name = type.getParameter("charset");
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            String known = MimeUtility.javaCharset(name.strip());
            // What says ASCII often holds more, and UTF-8 holds ASCII.
            return known.toLowerCase(Locale.ROOT).contains("ascii") ? StandardCharsets.UTF_8 : Charset.forName(known);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Joins the lines of RFC 3676 that end with a blank, but for the mark of a signature. */
    private static String unfolded(String text, boolean withoutBlank) {
        var whole = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            boolean goesOn = line.endsWith(" ") && !line.equals("-- ") && !line.startsWith(">");
            whole.append(goesOn && withoutBlank ? line.substring(0, line.length() - 1) : line);
            if (!goesOn) {
                whole.append('\n');
            }
        }
        return whole.toString();
    }
}
