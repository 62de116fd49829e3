package dev.dragoman.flow;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.message.Address;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A conversation in which the bot never comes to an end. */
@RealPostgres
class HopelessTests {

    private static final Address ADA = privately("Ada");

    private final Store store;
    private final TransactionTemplate transaction;

    HopelessTests(DataSource source, TransactionTemplate transaction) {
        store = new Store(source);
        this.transaction = transaction;
        store.hear(said(ADA, "one", "Hello"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isTriedFiveTimesAndThenGivenUp() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(hopeless()).isEmpty();
            assertThat(store.due()).as("attempt " + attempt).hasSize(1);
            leaseRunsOut();
        }

        assertThat(store.due()).isEmpty();
        assertThat(hopeless()).containsExactly(store.find(ADA).id());
        assertThat(hopeless()).isEmpty();
    }

    @Test
    void isGivenUpWhenTheProductStoppedInItTwice() {
        store.due();
        store.conversations.endOwnLeases();
        store.due();
        store.conversations.endOwnLeases();

        assertThat(store.due()).isEmpty();
        assertThat(hopeless()).hasSize(1);
    }

    @Test
    void isForgivenOnceItWasAnswered() {
        for (int attempt = 0; attempt < 4; attempt++) {
            store.due();
            leaseRunsOut();
        }
        store.answer(store.due().getFirst());
        store.hear(said(ADA, "two", "Hello again"));

        assertThat(store.due()).hasSize(1);
        leaseRunsOut();
        assertThat(hopeless()).isEmpty();
    }

    private void leaseRunsOut() {
        store.sql.sql("update conversation set lease_until = '-infinity'").update();
    }

    private List<ConversationId> hopeless() {
        return Objects.requireNonNull(transaction.execute(status -> store.conversations.hopeless()));
    }
}
