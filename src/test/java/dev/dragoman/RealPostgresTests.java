package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class RealPostgresTests {

    private final JdbcClient sql;

    RealPostgresTests(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeAll
    static void prepare(JdbcClient sql) {
        sql.sql("create table trial (text text)").update();
    }

    @Test
    void rollsBackWithTheTemplate(TransactionTemplate transaction, DataSource source) {
        transaction.executeWithoutResult(status -> {
            sql.sql("insert into trial values ('gone')").update();
            status.setRollbackOnly();
        });

        var left = JdbcClient.create(source)
                .sql("select count(*) from trial")
                .query(Integer.class)
                .single();
        assertThat(left).isZero();
    }

    @Test
    void startsFromTheRealMigrations() {
        var history = sql.sql("select to_regclass('flyway_schema_history') is not null")
                .query(Boolean.class)
                .single();

        assertThat(history).isTrue();
    }

    @Test
    void keepsDatabasesApart() {
        var other = TestDatabases.fresh();

        assertThat(other.url()).isNotEqualTo(TestDatabases.fresh().url());
    }

    @Nested
    class Inside {

        @Test
        void sharesTheDatabase(JdbcClient inner) {
            assertThat(inner.sql("select count(*) from trial")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
