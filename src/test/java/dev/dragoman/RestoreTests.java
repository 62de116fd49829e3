package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines that the operator runs after restoring a dump do what the page says. */
@RealPostgres
class RestoreTests {

    private static final Pattern LINES = Pattern.compile("```sql\\s+begin;(.*?)commit;\\s+```", Pattern.DOTALL);

    private final JdbcClient sql;

    RestoreTests(JdbcClient sql) {
        this.sql = sql;
    }

    @Test
    void makesTheLogReadableWhereTransactionsBeginAnew() {
        sql.sql("insert into lane (lane, cursor_tx, cursor_seq) values (3, '900000000001', 1)")
                .update();
        append("900000000001", "filed");
        append("900000000002", "waiting");

        var lines = LINES.matcher(JavaSource.read(Path.of("docs/operations.md")));
        assertThat(lines.find()).isTrue();
        for (String line : lines.group(1).strip().split(";", -1)) {
            if (!line.isBlank()) {
                sql.sql(line).update();
            }
        }
        sql.sql("insert into inbound_log (lane, conversation, kind, payload) values (3, 'c', 'SAID', 'new')")
                .update();

        var readable = sql.sql("""
                select l.payload from inbound_log l join lane using (lane)
                 where (l.tx, l.seq) > (lane.cursor_tx, lane.cursor_seq)
                   and l.tx < pg_snapshot_xmin(pg_current_snapshot())
                 order by l.tx, l.seq
                """).query(String.class).list();
        assertThat(readable).containsExactly("waiting", "new");
    }

    private void append(String transaction, String payload) {
        sql.sql("insert into inbound_log (tx, lane, conversation, kind, payload)"
                        + " values (:tx::xid8, 3, 'c', 'SAID', :payload)")
                .param("tx", transaction)
                .param("payload", payload)
                .update();
    }
}
