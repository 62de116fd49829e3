package dev.dragoman.channels.email;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** A mailbox that is open for reading alone: nothing in it is marked, moved or deleted. */
final class MailStore implements AutoCloseable {

    private final EmailSettings.Mailbox mailbox;
    private final Deadline deadline;
    private final Store store;

    private MailStore(EmailSettings.Mailbox mailbox, Deadline deadline, Store store) {
        this.mailbox = mailbox;
        this.deadline = deadline;
        this.store = store;
    }

    /** Signs in; all that is done with the mailbox has to be done within this time. */
    static MailStore open(EmailSettings.Mailbox mailbox, Duration time) throws MessagingException {
        MailUrl server = mailbox.imap();
        var deadline = new Deadline(time);
        try {
            Store store = MailSession.with(mailbox, server, deadline).getStore("imap");
            store.connect(server.host(), server.port(), mailbox.username(), mailbox.password());
            return new MailStore(mailbox, deadline, store);
        } catch (MessagingException | RuntimeException e) {
            deadline.close();
            throw e;
        }
    }

    /** The folder that is looked into, read-only. */
    IMAPFolder inbox() throws MessagingException {
        return opened(store.getFolder(mailbox.imap().folder()));
    }

    /** Where the server keeps what was sent, by its mark of RFC 6154; empty if it has no such folder. */
    Optional<IMAPFolder> sent() throws MessagingException {
        for (Folder folder : store.getDefaultFolder().list("*")) {
            boolean isMarked = folder instanceof IMAPFolder imap
                    && Arrays.stream(imap.getAttributes()).anyMatch("\\Sent"::equalsIgnoreCase);
            if (isMarked) {
                return Optional.of(opened(folder));
            }
        }
        return Optional.empty();
    }

    private static IMAPFolder opened(Folder folder) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        return (IMAPFolder) folder;
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException | RuntimeException e) {
            // Nothing is owed to a server that does not say good-bye.
        } finally {
            deadline.close();
        }
    }
}
