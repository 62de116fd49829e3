package dev.dragoman.channels.email;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** One look into an open folder: the mails behind a place, as many as fit into one look. */
final class EmailLook {

    private static final int MOST = 50;

    /** A mail, in bytes, of which all is fetched; of a larger one the header, the words and the names of its files. */
    private static final int LARGEST = 3_000_000;

    /** All of a look together, in bytes. */
    private static final int MOST_BYTES = 16_000_000;

    /** How many numbers are asked for at once; they have gaps where mails were deleted. */
    private static final int WINDOW = 5000;

    /** A mail that could not be fetched so often is put aside for a person, so that others are heard. */
    private static final int MOST_STUMBLES = 5;

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final IMAPFolder folder;
    private final EmailUpdate update;
    private final Clock clock;
    private final List<Polled.Page> pages = new ArrayList<>();
    private int bytes;

    EmailLook(IMAPFolder folder, EmailUpdate update, Clock clock) {
        this.folder = folder;
        this.update = update;
        this.clock = clock;
    }

    /** Reads from a place on; null for the first time, when nothing is read and the place is behind all there is. */
    Polled look(@Nullable EmailPlace place, Duration pause) throws MessagingException {
        long next = EmailFolders.next(folder);
        if (place == null) {
            var first = EmailPlace.first(folder.getUIDValidity(), next - 1, clock.instant());
            return new Polled(List.of(), first.toString(), pause, null);
        }
        EmailPlace from =
                place.validity() == folder.getUIDValidity() ? place : EmailFolders.renumbered(folder, place, next);
        return read(from, next - 1, pause);
    }

    private Polled read(EmailPlace from, long newest, Duration pause) throws MessagingException {
        long end = Math.min(from.uid() + WINDOW, newest);
        List<IMAPMessage> waiting = end > from.uid() ? waiting(from.uid(), end) : List.of();
        EmailPlace place = from;
        int read = 0;
        while (read < Math.min(waiting.size(), MOST) && bytes < MOST_BYTES) {
            IMAPMessage mail = waiting.get(read);
            try {
                place = read(mail, place);
                read++;
            } catch (MessagingException | IOException e) {
                return interrupted(place);
            }
        }
        boolean isAll = read == waiting.size();
        EmailPlace reached = isAll ? place.after(Math.max(place.uid(), end), null) : place;
        return new Polled(pages, reached.toString(), isAll && end == newest ? pause : Duration.ZERO, null);
    }

    /** The mails behind a number, the oldest first. */
    private List<IMAPMessage> waiting(long after, long end) throws MessagingException {
        // A range that ends behind the newest mail always holds the newest one, so each is looked at.
        Message[] found = folder.getMessagesByUID(after + 1, end);
        List<IMAPMessage> waiting = new ArrayList<>();
        for (Message message : found) {
            if (message instanceof IMAPMessage mail && folder.getUID(mail) > after) {
                waiting.add(mail);
            }
        }
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(waiting.stream().limit(MOST).toArray(Message[]::new), profile);
        return waiting;
    }

    private EmailPlace read(IMAPMessage mail, EmailPlace place) throws MessagingException, IOException {
        long uid = folder.getUID(mail);
        if (place.stumbles() >= MOST_STUMBLES) {
            keep("UID " + uid, new Reception.Unreadable("the mail could not be fetched " + MOST_STUMBLES + " times"));
            return place.after(uid, null);
        }
        mail.setPeek(true);
        try {
            Instant arrived = arrived(mail);
            if (!place.mayBeOld(uid) || !place.isOld(arrived, written(mail))) {
                fetch(mail, arrived);
            }
            return place.after(uid, arrived);
        } catch (MessagingException | IOException e) {
            if (Causes.isGone(e) || !folder.isOpen()) {
                throw e;
            }
            if (!Causes.isRemoved(e)) {
                keep("UID " + uid, new Reception.Unreadable("the mail server does not hand the mail out"));
            }
            return place.after(uid, null);
        }
    }

    /** By the mail server's clock, but never later than now. */
    private Instant arrived(IMAPMessage mail) throws MessagingException {
        Instant now = clock.instant();
        @Nullable Date date = mail.getReceivedDate();
        return date == null || date.toInstant().isAfter(now) ? now : date.toInstant();
    }

    private static @Nullable Instant written(IMAPMessage mail) throws MessagingException {
        @Nullable Date date = mail.getSentDate();
        return date == null ? null : date.toInstant();
    }

    private void fetch(IMAPMessage mail, Instant arrived) throws MessagingException, IOException {
        if (mail.getSize() > LARGEST) {
            byte[] header = MailBytes.of(String.join("\r\n", Collections.list(mail.getAllHeaderLines())) + "\r\n\r\n");
            keep(header, update.read(mail, MailBytes.id(header), arrived));
            return;
        }
        try (InputStream stream = mail.getMimeStream()) {
            byte[] whole = stream.readNBytes(LARGEST);
            keep(whole, update.read(whole, arrived));
        }
    }

    private void keep(String note, Reception reception) {
        keep(MailBytes.of(note), reception);
    }

    private void keep(byte[] body, Reception reception) {
        pages.add(new Polled.Page(body, reception));
        bytes += body.length;
    }

    /** What was read is kept; only when nothing was, it may be for the mail that is next. */
    private Polled interrupted(EmailPlace place) {
        EmailPlace reached = pages.isEmpty() ? place.stumbled() : place;
        return new Polled(
                pages, reached.toString(), AFTER_TROUBLE, "The connection to the mailbox was lost while reading mail.");
    }
}
