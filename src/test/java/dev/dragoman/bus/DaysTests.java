package dev.dragoman.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class DaysTests {

    private static final LocalDate OLD = LocalDate.of(2031, 3, 1);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    DaysTests(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    @BeforeEach
    void openTheOldDay() {
        on(OLD).turn();
        sql.sql("truncate inbound_log, raw_request, lane").update();
        sql.sql("insert into lane (lane) values (3)").update();
        sql.sql("insert into inbound_log (day, tx, lane, conversation, kind, payload)"
                        + " values (:day, '7', 3, 'c', 'Said', '{}')")
                .param("day", OLD)
                .update();
    }

    @Test
    void opensTodayAndTheComingDays() {
        assertThat(days("inbound_log")).contains("20310228", "20310301", "20310302");
        assertThat(days("raw_request")).contains("20310301", "20310302");
        assertThat(rest()).isZero();
    }

    @Test
    void dropsADayWhoseTimeIsOver() {
        sql.sql("update lane set cursor_tx = '8'").update();

        on(OLD.plusDays(9)).turn();

        assertThat(days("inbound_log")).doesNotContain("20310301").contains("20310310");
        assertThat(days("raw_request")).doesNotContain("20310301");
    }

    @Test
    void keepsADayInWhichAnEventWaits() {
        on(OLD.plusDays(9)).turn();

        assertThat(days("inbound_log")).contains("20310301").doesNotContain("20310302");
    }

    @Test
    void keepsADayUntilItsTimeIsOver() {
        sql.sql("update lane set cursor_tx = '8'").update();

        on(OLD.plusDays(7)).turn();

        assertThat(days("inbound_log")).contains("20310301");
    }

    @Test
    void takesWhatBelongsToNoOpenDay() {
        sql.sql("insert into inbound_log (day, lane, conversation, kind, payload)"
                        + " values ('1999-01-01', 3, 'c', 'Said', '{}')")
                .update();

        assertThat(rest()).isOne();
    }

    private Days on(LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new Days(sql, transaction, Clock.fixed(noon, ZoneOffset.UTC), Duration.ofDays(7));
    }

    private long rest() {
        return sql.sql("select count(*) from inbound_log_rest")
                .query(Long.class)
                .single();
    }

    private List<String> days(String table) {
        return sql.sql("""
                select right(c.relname, 8) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = :table::regclass
                """).param("table", table).query(String.class).list();
    }
}
