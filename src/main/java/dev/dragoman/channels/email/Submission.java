package dev.dragoman.channels.email;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.email.SmtpErrors.Stage;
import dev.dragoman.message.NetworkId;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mails in, and knows how far that had come when it went wrong. */
final class Submission {

    /** All of it, from the first byte on; a send is under a lease of 60 s, and the thread was looked up before. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    private static final Duration SOON = Duration.ofMinutes(1);

    private final EmailSettings.Mailbox mailbox;

    Submission(EmailSettings.Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Hands one mail in, once. */
    @SuppressWarnings("CatchingUnchecked") // whatever a server may say
    SendResult send(MimeMessage letter, NetworkId id) {
        MailUrl server = mailbox.smtp();
        try (var deadline = new Deadline(LONGEST)) {
            var transport = new Witness(MailSession.with(mailbox, server, deadline));
            try {
                transport.connect(server.host(), server.port(), mailbox.username(), mailbox.password());
                transport.sendMessage(letter, letter.getAllRecipients());
                leave(transport);
                return new SendResult.Sent(id);
            } catch (MessagingException | RuntimeException e) {
                return ending(transport, e);
            }
        }
    }

    /** The mail is handed in; how the good-bye ends is of no consequence. */
    private static void leave(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The deadline closes the socket.
        }
    }

    private static SendResult ending(Witness transport, Exception e) {
        if (e instanceof AuthenticationFailedException) {
            int code = transport.getLastReturnCode();
            return SmtpErrors.read(Stage.SIGN_IN, code < 500 ? code : 535, transport.getLastServerResponse());
        }
        if (Causes.isUnsafe(e)) {
            return new TryLater(
                    SOON,
                    "The mail server has no certificate we trust, so nothing was said to it.",
                    TryLater.Scope.NETWORK);
        }
        Reply reply = reply(e);
        boolean isGreeting = reply.code() <= 0 && transport.stage == Stage.SIGN_IN;
        Reply last = isGreeting ? new Reply(transport.getLastReturnCode(), transport.getLastServerResponse()) : reply;
        // A refusal to go on may come after a polite answer.
        return SmtpErrors.read(transport.stage, last.code() < 400 ? 0 : last.code(), last.words());
    }

    /** The reply that ended it, with code 0 when there was none. The innermost exception knows best. */
    private static Reply reply(@Nullable Exception e) {
        Reply inner = e instanceof MessagingException outer ? reply(outer.getNextException()) : Reply.NONE;
        if (inner.code() > 0) {
            return inner;
        }
        return switch (e) {
            case SMTPAddressFailedException address -> new Reply(address.getReturnCode(), address.getMessage());
            case SMTPSenderFailedException sender -> new Reply(sender.getReturnCode(), sender.getMessage());
            case SMTPSendFailedException send -> new Reply(send.getReturnCode(), send.getMessage());
            case null, default -> Reply.NONE;
        };
    }

    private record Reply(int code, @Nullable String words) {

        static final Reply NONE = new Reply(0, null);
    }

    /** Notes how far the conversation has come. */
    private static final class Witness extends SMTPTransport {

        private volatile Stage stage = Stage.SIGN_IN;

        Witness(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null), "smtp", false);
        }

        @Override
        protected void mailFrom() throws MessagingException {
            stage = Stage.SENDER;
            super.mailFrom();
        }

        @Override
        protected void rcptTo() throws MessagingException {
            stage = Stage.RECIPIENT;
            super.rcptTo();
        }

        @Override
        protected OutputStream data() throws MessagingException {
            stage = Stage.WORDS;
            return super.data();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            stage = Stage.DOT;
            super.finishData();
        }
    }
}
