package dev.dragoman.flow;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Address;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A customer blocks us, or lets us in again. */
@RealPostgres
class BlockedTests {

    private static final Address ADA = privately("Ada");

    private final Store store;

    BlockedTests(DataSource source) {
        store = new Store(source);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void takesBackWhatHasNotLeftYet() {
        store.hear(said(ADA, "one", "Hello"));
        store.put(store.find(ADA), "one", Owner.BOT);

        store.hear(member("1", true));

        assertThat(store.sendings(ADA)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(Sending.State.CANCELLED);
            assertThat(it.reason()).isEqualTo("the customer blocked us");
        });
    }

    @Test
    void leavesAloneWhatIsDecidedAfterTheyLetUsInAgain() {
        store.hear(said(ADA, "one", "Hello"), member("1", true), member("2", false));
        store.hear(said(ADA, "two", "Hello again"));
        store.put(store.find(ADA), "two", Owner.BOT);

        store.hear(member("1", true), member("2", false));

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.WAITING);
    }

    @Test
    void opensNoConversationForWhoNeverSpoke() {
        store.hear(member("1", true));

        assertThat(store.conversations.find(ADA.key())).isEmpty();
    }

    private static Inbound member(String version, boolean blocked) {
        return new Inbound.Blocked(new Event(ADA, new NetworkId("Ada_member"), version, Instant.now()), blocked);
    }
}
