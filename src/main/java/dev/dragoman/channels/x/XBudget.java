package dev.dragoman.channels.x;

import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each account has spent today, in UTC. Counted in memory: a start begins the day anew, and each process its
 * own.
 */
final class XBudget {

    private final Map<AccountId, Day> days = new HashMap<>();
    private final long most;
    private final Clock clock;

    /** Allows so many thousandths of a dollar a day for each account; 0 for no limit. */
    XBudget(long most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** How long until a call of this price may be made; empty for now. */
    synchronized Optional<Duration> pauseBeforeSpending(AccountId account, int mills) {
        return most == 0 || today(account).spent + mills <= most
                ? Optional.empty()
                : Optional.of(Duration.between(
                        clock.instant(),
                        day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** A call was made that X charges for. */
    synchronized void spent(AccountId account, int mills) {
        days.put(account, new Day(day(), today(account).spent + mills));
    }

    private Day today(AccountId account) {
        Day last = days.getOrDefault(account, new Day(day(), 0));
        return last.date.equals(day()) ? last : new Day(day(), 0);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record Day(LocalDate date, long spent) {}
}
