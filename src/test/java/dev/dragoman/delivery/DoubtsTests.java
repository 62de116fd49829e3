package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.privately;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@RealPostgres
@Timeout(60)
class DoubtsTests {

    private final Sends sends;
    private final Outbox outbox;
    private final Doubts doubts;
    private final Conversation ada;

    DoubtsTests(DataSource source) {
        sends = new Sends(source);
        outbox = sends.outbox;
        doubts = sends.house.room(Doubts.class);
        ada = sends.heard(privately("Ada"));
    }

    @AfterEach
    void close() {
        sends.close();
    }

    @Test
    void listsWhatFailedAndWhatMayHaveBeenSent() {
        sends.answer(ada, "doubtful <b>");
        ends(new SendResult.Doubtful("no answer in 10 s"));
        sends.reply(ada, "refused");
        ends(new SendResult.Refused("too long"));
        sends.answer(ada, "fine");
        ends(new SendResult.Sent(new NetworkId("n-1")));

        List<Doubt> list = doubts.list();

        assertThat(list)
                .extracting(
                        it -> it.sending().text(),
                        it -> it.sending().state(),
                        it -> it.sending().reason())
                .containsExactly(
                        tuple("refused", State.FAILED, "too long"),
                        tuple("doubtful <b>", State.UNCLEAR, "no answer in 10 s"));
        assertThat(list).allSatisfy(it -> {
            assertThat(it.address()).isEqualTo(ada.address());
            assertThat(it.canGo(Instant.now())).isTrue();
        });
        assertThat(doubts.count()).isEqualTo(2);
    }

    @Test
    void sendsTheSameRowAgainWhoeverOwnsTheConversation() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        sends.conversations.handTo(ada.id(), Owner.QUEUED, "a reply may have been sent", null);
        Doubt doubt = doubt();

        Verdict verdict = doubts.again(seen(doubt), "Anna");

        assertThat(verdict).isEqualTo(new Verdict.Done());
        assertThat(doubts.list()).isEmpty();
        assertThat(sends.reason(ada)).isEqualTo("sent again by Anna");
        assertThat(outbox.take(10)).singleElement().satisfies(parcel -> {
            assertThat(parcel.id()).isEqualTo(doubt.sending().id());
            assertThat(parcel.tries()).isZero();
        });
        assertThat(outbox.of(ada.id())).hasSize(1);
    }

    @Test
    void countsWhatWasSentAgainAsTheBotsOwnWords() {
        sends.answer(ada, "one");
        ends(new SendResult.Refused("busy"));

        doubts.again(seen(doubt()), "Anna");

        assertThat(outbox.past(Map.of(ada.id(), "one")))
                .hasEntrySatisfying(
                        ada.id(), past -> assertThat(past.hasSpoken()).isTrue());
    }

    @Test
    void refusesOnceTheWindowHasClosed() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        lastHeardHoursAgo(25);
        Doubt doubt = doubt();

        Verdict verdict = doubts.again(seen(doubt), "Anna");

        assertThat(doubt.canGo(Instant.now())).isFalse();
        assertThat(verdict).isInstanceOf(Verdict.WindowClosed.class);
        assertThat(sends.states(ada)).containsExactly(State.UNCLEAR);
        assertThat(doubts.arrived(seen(doubt), "Anna")).isEqualTo(new Verdict.Done());
    }

    @Test
    void keepsTheWiderWindowOfWhatAPersonWrote() {
        sends.reply(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        lastHeardHoursAgo(25);

        assertThat(doubts.again(seen(doubt()), "Anna")).isEqualTo(new Verdict.Done());
    }

    @Test
    void opensTheWindowWhenTheCustomerHasWrittenSince() {
        sends.answer(ada, "one");
        sends.sql
                .sql("update outbox set not_after = clock_timestamp() - interval '1 hour'")
                .update();
        outbox.expire();

        assertThat(doubts.again(seen(doubt()), "Anna")).isEqualTo(new Verdict.Done());
        assertThat(outbox.take(10)).hasSize(1);
    }

    @Test
    void takesAPersonsWordThatItArrived() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));

        Verdict verdict = doubts.arrived(seen(doubt()), "Anna");

        assertThat(verdict).isEqualTo(new Verdict.Done());
        assertThat(sends.states(ada)).containsExactly(State.SENT);
        assertThat(sends.reason(ada)).isEqualTo("it arrived, says Anna");
        assertThat(doubts.list()).isEmpty();
        assertThat(outbox.take(10)).isEmpty();
    }

    @Test
    void keepsTheRowOfWhatIsDiscarded() {
        sends.answer(ada, "one");
        ends(new SendResult.Refused("too long"));

        Verdict verdict = doubts.discard(seen(doubt()), "Anna", " a\u0000 typo ");

        assertThat(verdict).isEqualTo(new Verdict.Done());
        assertThat(sends.states(ada)).containsExactly(State.CANCELLED);
        assertThat(sends.reason(ada)).isEqualTo("discarded by Anna: a\uFFFD typo");
        assertThat(doubts.list()).isEmpty();
        assertThat(doubts.count()).isZero();
    }

    @Test
    void refusesToDiscardWithoutAReason() {
        sends.answer(ada, "one");
        ends(new SendResult.Refused("too long"));

        assertThatIllegalArgumentException().isThrownBy(() -> doubts.discard(seen(doubt()), "Anna", " "));
        assertThat(doubts.list()).hasSize(1);
    }

    @Test
    void tellsTheSecondWhoWasFirst() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        Doubt.Seen seen = seen(doubt());
        doubts.again(seen, "Anna");

        assertThat(doubts.again(seen, "Ben")).isEqualTo(new Verdict.AlreadySettled("Anna"));
        assertThat(doubts.arrived(seen, "Ben")).isEqualTo(new Verdict.AlreadySettled("Anna"));
        assertThat(doubts.discard(seen, "Ben", "no")).isEqualTo(new Verdict.AlreadySettled("Anna"));
        assertThat(sends.states(ada)).containsExactly(State.WAITING);
    }

    @Test
    void neverSendsAThirdTimeFromAnOldPage() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        Doubt.Seen old = seen(doubt());
        doubts.again(old, "Anna");
        ends(new SendResult.Doubtful("no answer again"));

        assertThat(doubts.again(old, "Anna")).isEqualTo(new Verdict.AlreadySettled("Anna"));
        assertThat(doubts.list()).hasSize(1);
    }

    @Test
    void leavesToTheEchoWhatItHasSettled() {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        Doubt doubt = doubt();
        sends.settlement.echo(
                TestEvents.echoed(ada.address(), "n-1", doubt.sending().id().toString()));

        assertThat(doubts.again(seen(doubt), "Anna")).isEqualTo(new Verdict.AlreadySettled(""));
        assertThat(sends.states(ada)).containsExactly(State.SENT);
    }

    @Test
    void letsOnlyOneOfManyDecide() throws Exception {
        sends.answer(ada, "one");
        ends(new SendResult.Doubtful("no answer"));
        Doubt.Seen seen = seen(doubt());
        List<Callable<Verdict>> all = List.of(
                () -> doubts.again(seen, "Anna"),
                () -> doubts.arrived(seen, "Ben"),
                () -> doubts.discard(seen, "Cleo", "no"),
                () -> doubts.again(seen, "Dan"));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Verdict> verdicts =
                    people.invokeAll(all).stream().map(Future::resultNow).toList();

            assertThat(verdicts).filteredOn(Verdict.Done.class::isInstance).hasSize(1);
            assertThat(verdicts)
                    .filteredOn(Verdict.AlreadySettled.class::isInstance)
                    .hasSize(3);
        }
    }

    private void ends(SendResult result) {
        sends.settlement.settle(outbox.take(1).getFirst(), result);
    }

    private Doubt doubt() {
        return doubts.list().getFirst();
    }

    private static Doubt.Seen seen(Doubt doubt) {
        return new Doubt.Seen(doubt.sending().id(), doubt.since());
    }

    private void lastHeardHoursAgo(int hours) {
        sends.sql
                .sql("update conversation set last_heard = clock_timestamp() - make_interval(hours => :hours)")
                .param("hours", hours)
                .update();
    }
}
