package dev.dragoman.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.RealPostgres;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class LastWritesTests {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final LastWrites writes;

    LastWritesTests(DataSource source) {
        sql = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        writes = new LastWrites(source);
    }

    @BeforeEach
    void startEmpty() {
        sql.sql("drop table if exists word").update();
        sql.sql("create table word (n int primary key, word text)").update();
    }

    @Test
    void writesAtTheEndInTheOrderOfTheirComing() {
        transaction.executeWithoutResult(status -> {
            write(1, "one");
            writes.add("update word set word = word || :more", new MapSqlParameterSource("more", " and more"));
            assertThat(words()).isEqualTo("");
        });

        assertThat(words()).isEqualTo("one and more");
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            write(1, "one");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> write(2, null));

        assertThat(sql.sql("select n from word where word is null")
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
        assertThat(words()).isEqualTo("");
    }

    @Test
    void failsTheTransactionWithAnyOfThem() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    write(1, "one");
                    write(1, "the same again");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(words()).isEqualTo("");
    }

    @Test
    void refusesOutsideOfATransaction() {
        assertThatThrownBy(() -> write(1, "one")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesWordsForWordsWhateverStandsInThem() {
        transaction.executeWithoutResult(status -> write(1, "'; drop table word; -- :n ?"));

        assertThat(words()).isEqualTo("'; drop table word; -- :n ?");
    }

    private void write(int n, @Nullable String word) {
        writes.add(
                "insert into word (n, word) values (:n, :word)",
                new MapSqlParameterSource("n", n).addValue("word", word));
    }

    private String words() {
        return sql.sql("select coalesce(string_agg(word, ', ' order by n), '') from word")
                .query(String.class)
                .single();
    }
}
