package dev.dragoman.channels.email;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a mailbox was read, as text: the numbers in this order, with colons between them.
 *
 * @param validity the folder's UIDVALIDITY; when it changes, all numbers of its mails have changed
 * @param uid      the UID of the last mail that was read
 * @param last     when the last mail that was read had arrived
 * @param stumbles how often the next mail could not be fetched
 * @param until    up to this UID, mails from before {@code floor} are known from an earlier UIDVALIDITY; 0 for none
 * @param floor    see {@code until}
 */
record EmailPlace(long validity, long uid, Instant last, int stumbles, long until, Instant floor) {

    /** The clocks of servers differ, and what is heard twice is dropped by its Message-ID. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** How long a mail may have been on its way. */
    private static final Duration LONGEST_WAY = Duration.ofDays(1);

    /** Where the first look begins: behind all that is there already. */
    static EmailPlace first(long validity, long uid, Instant now) {
        return new EmailPlace(validity, uid, now, 0, 0, Instant.EPOCH);
    }

    /** The place that was written down; null when it is none. */
    static @Nullable EmailPlace read(String place) {
        String[] parts = place.split(":", -1);
        try {
            return parts.length != 6
                    ? null
                    : new EmailPlace(
                            Long.parseLong(parts[0]),
                            Long.parseLong(parts[1]),
                            Instant.ofEpochSecond(Long.parseLong(parts[2])),
                            Integer.parseInt(parts[3]),
                            Long.parseLong(parts[4]),
                            Instant.ofEpochSecond(Long.parseLong(parts[5])));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Behind a mail that was read or passed over. */
    EmailPlace after(long read, @Nullable Instant arrived) {
        Instant latest = arrived == null || arrived.isBefore(last) ? last : arrived;
        return new EmailPlace(validity, read, latest, 0, until, floor);
    }

    /** Still before the next mail, which could not be fetched. */
    EmailPlace stumbled() {
        return new EmailPlace(validity, uid, last, stumbles + 1, until, floor);
    }

    /** The same point in time in a folder that was numbered anew. */
    EmailPlace renumbered(long newValidity, long newUid, long known) {
        return new EmailPlace(newValidity, newUid, last, 0, known, last);
    }

    /** Whether a mail may be one from before we listened, since the folder was numbered anew. */
    boolean mayBeOld(long number) {
        return number <= until;
    }

    /** Whether it is. */
    boolean isOld(@Nullable Instant arrived, @Nullable Instant written) {
        return arrived != null && arrived.isBefore(floor.minus(CLOCKS_DIFFER))
                || written != null && written.isBefore(floor.minus(LONGEST_WAY));
    }

    @Override
    public String toString() {
        return validity + ":" + uid + ":" + last.getEpochSecond() + ":" + stumbles + ":" + until + ":"
                + floor.getEpochSecond();
    }
}
