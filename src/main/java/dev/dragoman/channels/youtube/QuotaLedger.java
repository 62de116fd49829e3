package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Counts the units that a project's calls cost. Google begins anew at midnight Pacific time; a failed call costs too. It
 * knows what this process spent and what {@link #remember} tells it of others.
 */
final class QuotaLedger {

    /** A list, by the quota page of the YouTube Data API. */
    static final int READ = 1;

    /** Anything that changes something, by the same page. */
    static final int WRITE = 50;

    /** Looks every five minutes for a whole day: writing must not make us deaf. */
    static final int KEPT_FOR_READING = 300;

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int LOW = 5;

    private final int daily;
    private final Clock clock;
    private LocalDate day;
    private int used;

    QuotaLedger(int daily, Clock clock) {
        this.daily = daily;
        this.clock = clock;
        this.day = today();
    }

    /** Takes the units of a call that is about to be made; false, and takes none, when they are not left. */
    synchronized boolean spend(int units) {
        turn();
        int kept = units == READ ? 0 : KEPT_FOR_READING;
        if (used + units + kept > daily) {
            return false;
        }
        used += units;
        return true;
    }

    /** Google says that nothing is left, whatever we counted. */
    synchronized void exhaust() {
        turn();
        used = daily;
    }

    /** What is left of today's units. */
    synchronized int left() {
        turn();
        return daily - used;
    }

    /** The same, and when it begins anew. */
    Quota quota() {
        return new Quota(Quota.Unit.UNITS, left(), daily, clock.instant().plus(untilReset()));
    }

    /** Whether less than a fifth is left, so that looks should be rarer. */
    boolean isLow() {
        return left() < daily / LOW;
    }

    /** What was spent today, as it is kept for the next start. */
    synchronized Spent spent() {
        turn();
        return new Spent(day.toString(), used);
    }

    /** Takes over what is known from before a start or from another process, where it is more than we know. */
    synchronized void remember(Spent spent) {
        turn();
        if (spent.day().equals(day.toString())) {
            used = Math.clamp(spent.units(), used, daily);
        }
    }

    /** The time until Google begins anew, and a minute for clocks that differ. */
    Duration untilReset() {
        ZonedDateTime now = clock.instant().atZone(PACIFIC);
        return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(PACIFIC))
                .plusMinutes(1);
    }

    private void turn() {
        LocalDate today = today();
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(PACIFIC).toLocalDate();
    }

    /** Units spent on a day of the Pacific. */
    record Spent(String day, int units) {}
}
