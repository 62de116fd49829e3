package dev.dragoman.channels.email;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a mail; or into a sentence why it may not be. */
final class EmailRendering {

    /** Mail has no limit of its own; this is what Dragoman keeps of a text. No window, no buttons. */
    static final Limits MESSAGE = Limits.text(100_000);

    /** 30 mails a minute, by the limits of Exchange Online, the strictest of the large providers. */
    static final Pace MESSAGES = new Pace(0.5, 30);

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final Pattern ANSWER = Pattern.compile("(?i)^((re|aw|antw|antwort|sv)(\\[\\d+])?\\s*:\\s*)+");
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_REFERENCES = 20;

    private EmailRendering() {}

    /** Why this cannot be sent by mail; null when it can. */
    static @Nullable String refusal(EmailSettings.Mailbox mailbox, Outbound outbound) {
        String to = outbound.address().thread().value();
        if (outbound.address().visibility() == Visibility.PUBLIC) {
            return "There are no public comments in a mailbox.";
        }
        if (!(outbound.act() instanceof Act.Say say)) {
            return "A mail can be answered, and nothing else can be done with it.";
        }
        if (!MailAddress.isPlain(to) || MailAddress.of(to).isEmpty()) {
            return "The customer's address is not one that every mail server takes.";
        }
        if (MailAddress.of(to).equals(MailAddress.of(mailbox.address()))) {
            return "The mailbox does not write to itself.";
        }
        String text = words(say);
        if (text.isBlank()) {
            return "There are no words to send.";
        }
        return MESSAGE.fits(text)
                ? null
                : "The text has " + MESSAGE.lengthOf(text) + " characters and a mail takes " + MESSAGE.longest() + ".";
    }

    private static String words(Act.Say say) {
        return Foreign.text(say.text() + NumberedList.of(say.choices()));
    }

    /** The mail, in the thread of the one it answers. */
    static MimeMessage render(EmailSettings.Mailbox mailbox, Outbound outbound, Answered answered, Instant now)
            throws MessagingException {
        var letter = new Letter(OwnId.of(outbound.key(), mailbox.address()));
        letter.setFrom(from(mailbox));
        letter.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(outbound.address().thread().value()));
        letter.setSubject(subject(mailbox, answered), "UTF-8");
        letter.setSentDate(Date.from(now));
        if (!outbound.byPerson()) {
            letter.setHeader("Auto-Submitted", "auto-replied");
        }
        thread(letter, outbound.answers(), answered.references());
        Act.Say say = (Act.Say) outbound.act();
        byte[] text = words(say).getBytes(StandardCharsets.UTF_8);
        letter.setDataHandler(new DataHandler(new ByteArrayDataSource(text, "text/plain; charset=UTF-8")));
        letter.saveChanges();
        return letter;
    }

    private static InternetAddress from(EmailSettings.Mailbox mailbox) throws MessagingException {
        try {
            String name = mailbox.name().equals(mailbox.address()) ? null : mailbox.name();
            return new InternetAddress(mailbox.address(), name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("this Java has no UTF-8", e);
        }
    }

    private static String subject(EmailSettings.Mailbox mailbox, Answered answered) {
        String bare = ANSWER.matcher(Foreign.cut(answered.subject(), 2 * LONGEST_SUBJECT))
                .replaceFirst("")
                .strip();
        return bare.isEmpty() ? mailbox.name() : "Re: " + Foreign.cut(bare, LONGEST_SUBJECT);
    }

    /** By RFC 5322, section 3.6.4; of a long thread the first mail and the last ones. */
    private static void thread(MimeMessage letter, @Nullable NetworkId answers, List<NetworkId> references)
            throws MessagingException {
        if (answers == null || MailHeaders.ids("<" + answers + ">").isEmpty() || MailBytes.isMadeUp(answers)) {
            return;
        }
        letter.setHeader("In-Reply-To", "<" + answers + ">");
        List<NetworkId> known =
                references.stream().filter(id -> !id.equals(answers)).toList();
        int from = Math.max(1, known.size() - MOST_REFERENCES);
        Stream<NetworkId> some =
                Stream.concat(known.stream().limit(1), known.stream().skip(from));
        letter.setHeader(
                "References",
                Stream.concat(some, Stream.of(answers))
                        .map(id -> "<" + id + ">")
                        .collect(Collectors.joining("\r\n ")));
    }

    /**
     * What is known of the mail that is answered.
     *
     * @param subject    empty if unknown
     * @param references its own thread, the first mail first
     */
    record Answered(String subject, List<NetworkId> references) {

        static final Answered UNKNOWN = new Answered("", List.of());
    }

    /** A mail with an id of our own making. */
    private static final class Letter extends MimeMessage {

        private final NetworkId id;

        Letter(NetworkId id) {
            super(NO_SERVER);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
