package dev.dragoman.channels.email;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/** Reads a mail: what a customer says, a bounce, a copy of our own, or something nobody should answer. */
final class EmailUpdate {

    /** The longest header, in bytes; those of real mails have a few thousand. */
    private static final int LONGEST_HEADER = 262_144;

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final EmailSettings.Mailbox mailbox;
    private final NetworkId own;
    private final Predicate<String> isSend;

    /** Reads mails of this mailbox; copies of our own are known by the keys of what was sent of late. */
    EmailUpdate(EmailSettings.Mailbox mailbox, Predicate<String> isSend) {
        this.mailbox = mailbox;
        this.own = MailAddress.of(mailbox.address()).orElseThrow();
        this.isSend = isSend;
    }

    /** Reads a mail as it came over the wire; never throws, whatever the bytes are. */
    @SuppressWarnings("CatchingUnchecked") // the parser meets whatever strangers write
    Reception read(byte[] bytes, Instant arrived) {
        if (!MailBytes.headerEnds(bytes, LONGEST_HEADER)) {
            return new Reception.Unreadable("the header of the mail is longer than " + LONGEST_HEADER + " bytes");
        }
        try {
            return heard(
                    new MimeMessage(NO_SERVER, new SharedByteArrayInputStream(bytes)), MailBytes.id(bytes), arrived);
        } catch (MessagingException | IOException | RuntimeException e) {
            return unreadable(e);
        }
    }

    /**
     * Reads a mail of which only what is needed is fetched, since it is large.
     *
     * @param id for one that has no Message-ID
     * @throws MessagingException when the mail server is gone
     * @throws IOException the same
     */
    Reception read(MimeMessage large, String id, Instant arrived) throws MessagingException, IOException {
        try {
            return heard(large, id, arrived);
        } catch (MessagingException | IOException e) {
            if (Causes.isGone(e) || Causes.isRemoved(e)) {
                throw e;
            }
            return unreadable(e);
        }
    }

    private static Reception unreadable(Exception e) {
        return new Reception.Unreadable(
                "the mail could not be read (" + e.getClass().getSimpleName() + ")");
    }

    @SuppressWarnings("CatchingUnchecked") // the parser meets whatever strangers write
    private Reception heard(MimeMessage mail, String otherId, Instant arrived) throws MessagingException, IOException {
        try {
            return sorted(
                    mail,
                    MailHeaders.ids(mail, "Message-ID").stream().findFirst().orElse(new NetworkId(otherId)),
                    arrived);
        } catch (RuntimeException e) {
            return unreadable(e);
        }
    }

    private Reception sorted(MimeMessage mail, NetworkId id, Instant arrived) throws MessagingException, IOException {
        Optional<Bounce> bounce = Bounce.read(mail);
        if (bounce.isPresent()) {
            return bounced(bounce.get(), id, arrived);
        }
        Optional<MailHeaders.Sender> sender = MailHeaders.sender(mail, "From");
        if (sender.isPresent() && sender.get().address().equals(own)) {
            return copied(mail, id, arrived);
        }
        if (Automatic.is(mail)
                || sender.isPresent() && Automatic.isMachine(sender.get().address())) {
            return skipped();
        }
        return sender.isEmpty()
                ? new Reception.Unreadable("the mail names no sender that could be answered")
                : taken(said(mail, sender.get(), Event.of(address(sender.get().address()), id, arrived)));
    }

    private Reception bounced(Bounce bounce, NetworkId id, Instant arrived) {
        Optional<String> key = OwnId.key(bounce.original(), mailbox.address());
        return key.isEmpty()
                ? skipped()
                : taken(new Inbound.Undelivered(
                        Event.of(address(bounce.person()), id, arrived), bounce.original(), key.get(), bounce.why()));
    }

    /** Anybody can write our address into a mail, so only what we know to have sent counts as ours. */
    private Reception copied(MimeMessage mail, NetworkId id, Instant arrived) throws MessagingException, IOException {
        Optional<String> key = OwnId.key(id, mailbox.address()).filter(isSend);
        Optional<MailHeaders.Sender> to = MailHeaders.sender(mail, "To");
        return key.isEmpty() || to.isEmpty()
                ? skipped()
                : taken(new Inbound.Echoed(
                        Event.of(address(to.get().address()), id, arrived),
                        EmailContent.of(mail, true),
                        key.get(),
                        MailHeaders.parent(mail).orElse(null)));
    }

    private static Inbound said(MimeMessage mail, MailHeaders.Sender sender, Event event)
            throws MessagingException, IOException {
        Optional<NetworkId> parent = MailHeaders.parent(mail);
        Content content = EmailContent.of(mail, parent.isPresent());
        var author = new Party(
                sender.address(),
                sender.name().isEmpty() ? null : sender.name(),
                Contact.email(sender.address().value()).orElse(null));
        return new Inbound.Said(event, author, content, parent.orElse(null), null);
    }

    private Address address(NetworkId person) {
        return new Address(EmailChannel.ID, new AccountId(mailbox.id()), Visibility.PRIVATE, person);
    }

    private static Reception taken(Inbound event) {
        return new Reception.Taken(List.of(event), 0);
    }

    private static Reception skipped() {
        return new Reception.Taken(List.of(), 1);
    }
}
