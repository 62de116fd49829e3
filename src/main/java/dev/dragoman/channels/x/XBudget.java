package dev.dragoman.channels.x;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Quota;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What each account has spent today, in UTC, over all processes and starts. */
final class XBudget {

    private static final Logger LOG = LoggerFactory.getLogger(XBudget.class);

    private final long most;
    private final Kept kept;
    private final Clock clock;

    /** Allows so many thousandths of a dollar a day for each account; 0 for no limit, and then nothing is counted. */
    XBudget(long most, Kept kept, Clock clock) {
        this.most = most;
        this.kept = kept;
        this.clock = clock;
    }

    /** How long until a call of this price may be made; empty for now. */
    Optional<Duration> pauseBeforeSpending(AccountId account, int mills) {
        return most == 0 || spentToday(kept.read(key(account)).orElse("")) + mills <= most
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), tomorrow()));
    }

    /** What is left of today; empty where nothing is counted, or the database is away. */
    Optional<Quota> quota(AccountId account) {
        try {
            return most == 0
                    ? Optional.empty()
                    : Optional.of(new Quota(
                            Quota.Unit.MILLS,
                            most - spentToday(kept.read(key(account)).orElse("")),
                            most,
                            tomorrow()));
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    /** A call was made that X charges for. It cannot be undone, so what comes of it counts more than its price. */
    void spent(AccountId account, int mills) {
        if (most == 0 || mills == 0) {
            return;
        }
        try {
            kept.change(key(account), before -> day() + " " + (spentToday(before) + mills));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("what a call to X cost could not be counted, the database is away");
        }
    }

    private long spentToday(String noted) {
        String[] parts = noted.split(" ", 2);
        return parts.length == 2 && parts[0].equals(day().toString()) ? Long.parseLong(parts[1]) : 0;
    }

    private Instant tomorrow() {
        return day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Kept.Key key(AccountId account) {
        return new Kept.Key(XChannel.ID, account, "budget");
    }
}
