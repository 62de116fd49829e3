package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class KeptRowsTests {

    private static final Kept.Key BUDGET = new Kept.Key(new ChannelId("x"), new AccountId("shop"), "budget");
    private static final Kept.Key TOKENS = new Kept.Key(new ChannelId("x"), new AccountId("shop"), "tokens");
    private static final int PROCESSES = 4;
    private static final int TIMES = 25;

    private final KeptRows kept;
    private final TransactionTemplate transaction;

    KeptRowsTests(DataSource source) {
        this.kept = new KeptRows(JdbcClient.create(source));
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void keepsWhatWasPutThere() {
        assertThat(kept.read(BUDGET)).isEmpty();

        change("", "one");

        assertThat(kept.read(BUDGET)).contains("one");
    }

    @Test
    void losesNoChangeWhereManyChangeItAtOnce() {
        try (var processes = Executors.newFixedThreadPool(PROCESSES)) {
            for (int i = 0; i < PROCESSES * TIMES; i++) {
                processes.execute(() -> transaction.execute(status -> kept.change(TOKENS, before -> before + "1")));
            }
        }

        assertThat(kept.read(TOKENS)).contains("1".repeat(PROCESSES * TIMES));
    }

    private void change(String before, String after) {
        transaction.execute(status -> kept.change(BUDGET, held -> {
            assertThat(held).isEqualTo(before);
            return after;
        }));
    }
}
