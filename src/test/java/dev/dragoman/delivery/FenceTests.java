package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.on;
import static dev.dragoman.TestEvents.privately;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that was stopped between the claim and the socket must not send what is no longer its own. */
@RealPostgres
class FenceTests {

    private final Sends sends;
    private final Settlement settlement;
    private final Fence fence;

    FenceTests(DataSource source) {
        sends = new Sends(source);
        settlement = sends.settlement;
        fence = sends.house.room(Fence.class);
    }

    @AfterEach
    void close() {
        sends.close();
    }

    private Parcel claimed(Conversation conversation) {
        sends.answer(conversation, "one");
        return sends.takeOne();
    }

    /** The same claim as it looks to a process that slept for so long. */
    private static Parcel slept(Parcel parcel, Duration asleep) {
        return new Parcel(
                parcel.id(),
                parcel.conversation(),
                parcel.outbound(),
                parcel.owner(),
                parcel.tries(),
                parcel.resends(),
                parcel.attempt(),
                parcel.claimed() - asleep.toNanos(),
                parcel.open());
    }

    private void leaseRunsOut() {
        sends.sql.sql("update outbox set lease_until = clock_timestamp()").update();
        settlement.recover(false);
    }

    @Test
    void letsAFreshClaimPass() {
        assertThat(fence.mayLeave(claimed(sends.heard(privately("Ada"))))).isTrue();
    }

    @Test
    void letsASleeperPassWhoseLeaseStillRunsAndRenewsIt() {
        Parcel parcel = claimed(sends.heard(privately("Ada")));
        sends.sql
                .sql("update outbox set lease_until = clock_timestamp() + interval '1 second'")
                .update();

        assertThat(fence.mayLeave(slept(parcel, Duration.ofSeconds(40)))).isTrue();

        settlement.recover(false);
        assertThat(sends.sql
                        .sql("select lease_until > clock_timestamp() + interval '50 seconds' from outbox")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void stopsASleeperWhoseSendIsInDoubtAndTakesTheDoubtAway() {
        Conversation ada = sends.heard(privately("Ada"));
        Parcel parcel = claimed(ada);
        leaseRunsOut();
        assertThat(sends.states(ada)).containsExactly(State.UNCLEAR);

        assertThat(fence.mayLeave(slept(parcel, Duration.ofSeconds(90)))).isFalse();

        assertThat(sends.states(ada)).containsExactly(State.WAITING);
        assertThat(settlement.escalate()).isEmpty();
    }

    @Test
    void stopsASleeperWhoseSendAnotherHasTaken() {
        Conversation ada = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        Parcel old = claimed(ada);
        leaseRunsOut();
        sends.makeDue();
        Parcel young = sends.takeOne();

        assertThat(fence.mayLeave(slept(old, Duration.ofSeconds(90)))).isFalse();

        assertThat(young.attempt()).isGreaterThan(old.attempt());
        assertThat(sends.states(ada)).containsExactly(State.SENDING);
    }

    @Test
    void leavesALaterAttemptAloneWhateverAnEarlierOneFoundOut() {
        Conversation ada = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        Parcel old = claimed(ada);
        leaseRunsOut();
        sends.makeDue();
        sends.takeOne();

        settlement.settle(old, new SendResult.Refused("too long"));
        settlement.settle(old, new SendResult.TryLater(Duration.ZERO, "busy"));
        settlement.settle(old, new SendResult.Doubtful("no answer"));

        assertThat(sends.states(ada)).containsExactly(State.SENDING);
    }

    @Test
    void writesDownThatAnEarlierAttemptArrived() {
        Conversation ada = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        Parcel old = claimed(ada);
        leaseRunsOut();
        sends.makeDue();

        settlement.settle(old, new SendResult.Sent(new NetworkId("n1")));

        assertThat(sends.states(ada)).containsExactly(State.SENT);
        assertThat(sends.outbox.take(1)).isEmpty();
    }

    @Test
    void sendsNothingAfterTheWindowClosed() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        sends.sql
                .sql("update outbox set not_after = clock_timestamp() + interval '20 seconds'")
                .update();
        Parcel parcel = sends.takeOne();
        assertThat(fence.mayLeave(parcel)).isTrue();

        assertThat(fence.mayLeave(slept(parcel, Duration.ofSeconds(21)))).isFalse();

        assertThat(sends.states(ada)).containsExactly(State.FAILED);
        assertThat(sends.reason(ada)).isEqualTo("the network's reply window has closed");
        assertThat(settlement.escalate()).hasSize(1);
    }
}
