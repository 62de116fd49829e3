package dev.dragoman.channels.email;

import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.MultipartDataSource;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The parts of a part, no more than are asked for, so that a mail of a million empty ones costs nothing. */
final class BoundedParts extends MimeMultipart {

    private static final int LONGEST_HEADER = 65_536;

    private final int most;
    private final List<Part> found = new ArrayList<>();

    private BoundedParts(DataSource source, int most) throws MessagingException {
        super(source);
        this.most = most;
    }

    /** The first parts; those that can be read when one of them is broken. */
    static List<Part> of(Part part, int most) throws MessagingException {
        DataSource source = part.getDataHandler().getDataSource();
        if (source instanceof MultipartDataSource listed) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < Math.min(listed.getCount(), most); i++) {
                parts.add(listed.getBodyPart(i));
            }
            return parts;
        }
        var parts = new BoundedParts(source, most);
        try {
            parts.parse();
        } catch (MessagingException e) {
            if (parts.found.isEmpty()) {
                throw e;
            }
        }
        return parts.found;
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream bytes) throws MessagingException {
        requireRoom();
        requireShortHeader(bytes);
        MimeBodyPart part = super.createMimeBodyPart(bytes);
        found.add(part);
        return part;
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content) throws MessagingException {
        requireRoom();
        MimeBodyPart part = super.createMimeBodyPart(headers, content);
        found.add(part);
        return part;
    }

    private void requireRoom() throws MessagingException {
        if (found.size() >= most) {
            throw new MessagingException("there are more parts than anybody writes");
        }
    }

    private static void requireShortHeader(InputStream bytes) throws MessagingException {
        try {
            bytes.mark(LONGEST_HEADER);
            boolean isShort = MailBytes.headerEnds(bytes.readNBytes(LONGEST_HEADER), LONGEST_HEADER);
            bytes.reset();
            if (!isShort) {
                throw new MessagingException("the header of a part has no end");
            }
        } catch (IOException e) {
            throw new MessagingException("a part could not be read", e);
        }
    }

    /** Parts are read alone, never changed. */
    @Override
    public synchronized void addBodyPart(BodyPart part) {
        throw new UnsupportedOperationException("read only");
    }
}
