package dev.dragoman.channels.email;

import dev.dragoman.message.NetworkId;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report that a mail could not be delivered, by RFC 3464.
 *
 * @param original the Message-ID of the mail that came back
 * @param person   to whom it could not be delivered
 * @param status   the code of RFC 3463, such as {@code 5.1.1}; empty if the report has none
 */
record Bounce(NetworkId original, NetworkId person, String status) {

    private static final int LONGEST = 65_536;
    private static final int MOST_PARTS = 10;
    private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

    /** Reads a report; empty for any other mail, for news of a delay or a delivery, and when it names no mail. */
    static Optional<Bounce> read(Part mail) throws MessagingException, IOException {
        if (!TextPart.type(mail).match("multipart/report")) {
            return Optional.empty();
        }
        @Nullable Failure failure = null;
        Optional<NetworkId> original = Optional.empty();
        Optional<NetworkId> person = Optional.empty();
        for (Part part : BoundedParts.of(mail, MOST_PARTS)) {
            String type = TextPart.type(part).getBaseType().toLowerCase(Locale.ROOT);
            if (type.endsWith("/delivery-status") || type.endsWith("/global-delivery-status")) {
                failure = failure(fields(part));
            } else if (type.equals("message/rfc822") || type.endsWith("/rfc822-headers") || type.endsWith("/global")) {
                InternetHeaders returned = headers(bytes(part));
                original = first(returned, "Message-ID");
                person = address(returned, "To");
            }
        }
        Optional<NetworkId> about = original.isPresent() ? original : MailHeaders.parent(mail);
        if (failure == null || about.isEmpty()) {
            return Optional.empty();
        }
        NetworkId whom = failure.person() == null ? person.orElse(null) : failure.person();
        return whom == null ? Optional.empty() : Optional.of(new Bounce(about.get(), whom, failure.status()));
    }

    /** What it means, in words. */
    String why() {
        String code = status.isEmpty() ? "" : " (" + status + ")";
        return switch (status.isEmpty() ? "" : status.substring(1)) {
            case ".1.1", ".1.10", ".1.2", ".1.3", ".1.6" -> "The address does not exist" + code + ".";
            case ".2.1" -> "The mailbox is switched off" + code + ".";
            case ".2.2" -> "The mailbox is full" + code + ".";
            case ".2.3", ".3.4" -> "The mail is too large for the other side" + code + ".";
            case ".7.0", ".7.1" -> "The other side does not let us in" + code + ".";
            default -> "The mail could not be delivered" + code + ".";
        };
    }

    /** What the blocks of fields say about the first person to whom it failed. */
    private static @Nullable Failure failure(List<InternetHeaders> blocks) {
        for (InternetHeaders block : blocks) {
            if ("failed".equals(value(block, "Action").toLowerCase(Locale.ROOT))) {
                String asWritten =
                        value(block, "Original-Recipient").isEmpty() ? "Final-Recipient" : "Original-Recipient";
                var status = STATUS.matcher(value(block, "Status"));
                return new Failure(
                        MailAddress.of(value(block, asWritten)
                                        .replaceFirst("^[^;]*;", "")
                                        .replaceAll("[<>\\s]", ""))
                                .orElse(null),
                        status.find() ? status.group() : "");
            }
        }
        return null;
    }

    private static List<InternetHeaders> fields(Part part) throws MessagingException, IOException {
        String[] blocks = new String(bytes(part), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .split("\n\\s*\n", 20);
        var fields = new ArrayList<InternetHeaders>();
        for (String block : blocks) {
            fields.add(headers(MailBytes.of(block + "\n\n")));
        }
        return fields;
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream stream = part.getInputStream()) {
            return stream.readNBytes(LONGEST);
        }
    }

    private static InternetHeaders headers(byte[] bytes) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(bytes));
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    private static Optional<NetworkId> first(InternetHeaders headers, String name) {
        return MailHeaders.ids(value(headers, name)).stream().findFirst();
    }

    private static Optional<NetworkId> address(InternetHeaders headers, String name) {
        return MailHeaders.sender(value(headers, name)).map(MailHeaders.Sender::address);
    }

    /** One person's part of a report. */
    private record Failure(@Nullable NetworkId person, String status) {}
}
