package dev.dragoman.channels.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.time.Duration;
import java.util.Date;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** How an open folder numbers its mails. */
final class EmailFolders {

    /** Folders are searched by day, and in the time zone of the server. */
    private static final Duration DAY = Duration.ofDays(1);

    private EmailFolders() {}

    /** The number that the next mail will get. */
    static long next(IMAPFolder folder) throws MessagingException {
        long told = folder.getUIDNext();
        if (told > 0) {
            return told;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 1 : folder.getUID(folder.getMessage(count)) + 1;
    }

    /**
     * The place in a folder that was numbered anew: before the first mail since the day before the last known one. What
     * is heard twice in this way has the same Message-ID.
     */
    static EmailPlace renumbered(IMAPFolder folder, EmailPlace place, long next) throws MessagingException {
        Message[] since = folder.search(
                new ReceivedDateTerm(ComparisonTerm.GE, Date.from(place.last().minus(DAY))));
        long before = since.length == 0 ? next - 1 : folder.getUID(since[0]) - 1;
        return place.renumbered(folder.getUIDValidity(), before, next - 1);
    }
}
