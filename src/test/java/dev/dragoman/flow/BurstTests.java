package dev.dragoman.flow;

import static dev.dragoman.TestEvents.edited;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static dev.dragoman.TestEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.DueWork;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Address;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Three lines that got one answer, which has not left yet when one of them changes. */
@RealPostgres
class BurstTests {

    private static final Address ADA = privately("Ada");

    private final Store store;
    private final TransactionTemplate transaction;

    BurstTests(DataSource source, TransactionTemplate transaction) {
        store = new Store(source);
        this.transaction = transaction;
    }

    @BeforeEach
    void answerThreeLines() {
        store.hear(said(ADA, "one", "Where is"), said(ADA, "two", "my parcel"), said(ADA, "three", "4711?"));
        DueWork due = store.due().getFirst();
        transaction.executeWithoutResult(status -> store.conversations.answered(
                due.conversation().id(),
                new Conversations.Outcome(due.unanswered().getLast().n(), 0, "en", true)));
        store.put(store.find(ADA), "three", Owner.BOT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void decidesAgainOnAllLinesWhenAnEarlierOneChanges() {
        store.hear(edited(ADA, "two", "my jacket"));

        assertThat(texts()).containsExactly("Where is", "my jacket", "4711?");
        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.CANCELLED);
    }

    @Test
    void decidesAgainOnWhatIsLeftWhenALineIsTakenBack() {
        store.hear(withdrawn(ADA, "three"));

        assertThat(texts()).containsExactly("Where is", "my parcel");
        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.CANCELLED);
    }

    @Test
    void saysNothingWhenAllLinesAreTakenBack() {
        store.hear(withdrawn(ADA, "one"), withdrawn(ADA, "three"), withdrawn(ADA, "two"));

        assertThat(texts()).isEmpty();
        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.CANCELLED);
    }

    @Test
    void leavesTheAnswerThatHasLeft() {
        store.sql.sql("update outbox set state = 'SENT'").update();

        store.hear(edited(ADA, "two", "my jacket"), withdrawn(ADA, "one"));

        assertThat(store.due()).isEmpty();
        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.SENT);
    }

    private List<String> texts() {
        return store.due().getFirst().unanswered().stream().map(Message::text).toList();
    }
}
