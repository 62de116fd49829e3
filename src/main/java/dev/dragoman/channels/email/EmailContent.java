package dev.dragoman.channels.email;

import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a mail says: its words without what they answer, and what came along by its name. Bodies of files are not read. */
final class EmailContent {

    private static final int MOST_PARTS = 50;
    private static final int DEEPEST = 10;
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    private final boolean isAnswer;
    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private boolean isBroken;

    private EmailContent(boolean isAnswer) {
        this.isAnswer = isAnswer;
    }

    /**
     * Reads a mail. One that answers none begins with its subject, in which customers often say what it is about.
     *
     * @throws MessagingException when nothing of it can be read, or the mail server is gone
     */
    static Content of(Part mail, boolean isAnswer) throws MessagingException, IOException {
        var content = new EmailContent(isAnswer);
        String words = content.words(mail, 0).strip();
        if (content.isBroken && words.isEmpty() && content.attachments.isEmpty()) {
            throw new MessagingException("the parts of the mail cannot be told apart");
        }
        String subject = MailHeaders.words(mail, "Subject");
        boolean withSubject = words.isEmpty() || !isAnswer && !words.startsWith(subject);
        return new Content(withSubject ? (subject + "\n\n" + words).strip() : words, content.attachments);
    }

    private String words(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return "";
        }
        ContentType type = TextPart.type(part);
        String name = type.getBaseType().toLowerCase(Locale.ROOT);
        if (name.startsWith("multipart/")) {
            return several(part, name, depth);
        }
        if (!name.equals("text/plain") && !name.equals("text/html") || depth > 0 && isFile(part)) {
            note(part, name);
            return "";
        }
        String text = TextPart.read(part);
        return QuotedText.without(name.equals("text/html") ? HtmlWords.of(text, isAnswer) : text, isAnswer);
    }

    private String several(Part part, String type, int depth) throws MessagingException, IOException {
        List<Part> children;
        try {
            children = BoundedParts.of(part, MOST_PARTS - parts + 1);
        } catch (MessagingException e) {
            if (Causes.isGone(e)) {
                throw e;
            }
            isBroken = true;
            return "";
        }
        List<String> said = new ArrayList<>();
        for (Part child : children) {
            // Of alternatives, which say the same, the first that says anything is the plainest.
            if (!type.equals("multipart/alternative") || said.isEmpty()) {
                String words = words(child, depth + 1).strip();
                if (!words.isEmpty()) {
                    said.add(words);
                }
            }
        }
        return said.stream().collect(Collectors.joining("\n\n"));
    }

    private static boolean isFile(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(disposition(part))
                || !fileName(part).isEmpty();
    }

    private static String disposition(Part part) throws MessagingException {
        try {
            return part.getDisposition() == null ? "" : part.getDisposition();
        } catch (ParseException e) {
            return "";
        }
    }

    private static String fileName(Part part) throws MessagingException {
        try {
            return part.getFileName() == null ? "" : MailHeaders.decoded(part.getFileName());
        } catch (ParseException e) {
            return "";
        }
    }

    private void note(Part part, String type) throws MessagingException {
        if (SIGNATURES.contains(type)) {
            return;
        }
        String id = MailHeaders.text(part, "Content-ID").replaceAll("[<>\\s]", "");
        String name = fileName(part);
        attachments.add(new Attachment(kind(type), id.isEmpty() ? null : "cid:" + id, name.isEmpty() ? null : name));
    }

    private static String kind(String type) {
        return switch (type.replaceFirst("/.*", "")) {
            case "image" -> "image";
            case "audio" -> "audio";
            case "video" -> "video";
            case "message" -> "mail";
            default -> type.equals("text/calendar") ? "calendar" : "file";
        };
    }
}
