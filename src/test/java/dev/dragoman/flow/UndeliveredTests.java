package dev.dragoman.flow;

import static dev.dragoman.TestEvents.echoed;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Parcel;
import dev.dragoman.delivery.Sending;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Address;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network took our message, and says later that it could not deliver it. */
@RealPostgres
class UndeliveredTests {

    private static final Address ADA = privately("Ada");

    private final Store store;
    private Parcel parcel;

    UndeliveredTests(DataSource source) {
        store = new Store(source);
    }

    @BeforeEach
    void theBotAnswers() {
        store.hear(said(ADA, "one", "Hello"));
        store.put(store.find(ADA), "one", Owner.BOT);
        parcel = store.outbox.take(1).getFirst();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void turnsASendThatLeftIntoAFailureBeforePeople() {
        settle();

        store.hear(undelivered("network-1"));
        store.room(Handover.class).escalate();

        assertThat(store.sendings(ADA)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(Sending.State.FAILED);
            assertThat(it.reason()).isEqualTo("the window has closed");
        });
        assertThat(store.room(Queue.class).open(store.find(ADA).id())).isPresent();
    }

    @Test
    void waitsForTheAnswerToTheSendThatItOvertook() {
        store.hear(undelivered("network-1"));
        assertThat(store.bus.backlog().parked()).isEqualTo(1);

        settle();
        store.sql.sql("update parked_event set not_before = clock_timestamp()").update();
        store.intake.retryParked();

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.FAILED);
    }

    @Test
    void staysAFailureWhenTheEchoComesAfterIt() {
        settle();

        store.hear(undelivered("network-1"));
        store.hear(echoed(ADA, "network-1", parcel.outbound().key()));

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.FAILED);
        assertThat(store.find(ADA).owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void leavesOthersMessagesAlone() {
        settle();

        store.hear(undelivered("network-2"));

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.SENT);
        assertThat(store.bus.backlog().parked()).isZero();
    }

    private void settle() {
        store.room(Settlement.class).settle(parcel, new SendResult.Sent(new NetworkId("network-1")));
    }

    private static Inbound undelivered(String message) {
        var event = new Event(ADA, new NetworkId(message), "undelivered", Instant.now());
        return new Inbound.Undelivered(event, new NetworkId(message), null, "the window has closed");
    }
}
