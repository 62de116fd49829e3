package dev.dragoman.bus;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The days of the log: opens the coming ones ahead of time and drops those whose keeping time is over, but never a day in
 * which an event still waits. Days are those of UTC.
 */
@Component
public class Days {

    private static final Logger LOG = LoggerFactory.getLogger(Days.class);
    private static final List<String> TABLES = List.of("inbound_log", "raw_request");
    private static final int AHEAD = 1;
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration keep;

    Days(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${dragoman.retention.log:7d}") Duration keep) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.keep = keep;
    }

    /** Opens today and the next days, and drops the old ones; to be called at the start and once an hour. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    public void turn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        today.minusDays(1).datesUntil(today.plusDays(AHEAD + 1)).forEach(this::open);
        LocalDate oldest = today.minusDays(Math.max(1, keep.toDays()));
        for (String table : TABLES) {
            partitions(table).stream().filter(it -> isBefore(it, oldest)).forEach(it -> drop(table, it));
        }
    }

    private void open(LocalDate day) {
        for (String table : TABLES) {
            change("create table if not exists %s_%s partition of %s for values from ('%s') to ('%s')"
                    .formatted(table, NAME.format(day), table, day, day.plusDays(1)));
        }
    }

    private void drop(String table, String partition) {
        if (table.equals("raw_request") || isRead(partition)) {
            change("drop table " + partition);
        } else {
            LOG.warn("{} is kept: an event in it still waits", partition);
        }
    }

    /** A change of tables waits behind running readers and stops new ones, so it gives up quickly and comes again. */
    private void change(String definition) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '2s'").update();
                jdbc.sql(definition).update();
            });
        } catch (DataAccessException e) {
            LOG.warn("a day of the log could not be opened or dropped, again in an hour: {}", reason(e));
        }
    }

    private static String reason(DataAccessException e) {
        return e.getMostSpecificCause().getClass().getSimpleName();
    }

    private boolean isRead(String partition) {
        return jdbc.sql("""
                select not exists (select from %s l join lane using (lane)
                                    where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq))
                """.formatted(partition)).query(Boolean.class).single();
    }

    private List<String> partitions(String table) {
        return jdbc.sql("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = :table::regclass and c.relname ~ '_[0-9]{8}$' order by 1
                """).param("table", table).query(String.class).list();
    }

    private static boolean isBefore(String partition, LocalDate oldest) {
        return LocalDate.parse(partition.substring(partition.length() - 8), NAME)
                .isBefore(oldest);
    }
}
