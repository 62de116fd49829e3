package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.echoed;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class SettlementTests {

    private final DataSource source;
    private final Sends sends;
    private final Outbox outbox;
    private final Settlement settlement;

    SettlementTests(DataSource source) {
        this.source = source;
        sends = new Sends(source);
        outbox = sends.outbox;
        settlement = sends.settlement;
    }

    @AfterEach
    void close() {
        sends.close();
    }

    @Test
    void stopsTheWholeAccountAndKeepsEverything() {
        Conversation ada = sends.heard(privately("Ada"));
        Conversation bob = sends.heard(privately("Bob"));
        sends.answer(ada, "one");
        sends.answer(bob, "two");

        settlement.settle(outbox.take(1).getFirst(), new SendResult.AccountStopped("the token died"));

        assertThat(outbox.take(10)).isEmpty();
        assertThat(settlement.pauses()).singleElement().satisfies(it -> {
            assertThat(it.account()).isEqualTo("page");
            assertThat(it.reason()).isEqualTo("the token died");
        });
        assertThat(sends.states(ada)).containsExactly(State.WAITING);
        settlement.recover(true);
        assertThat(outbox.take(10))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.tries()).isZero());
    }

    @Test
    void waitsAsLongAsTheNetworkAsks() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        settlement.settle(
                outbox.take(1).getFirst(), new SendResult.TryLater(Duration.ofMinutes(5), "too many requests"));

        assertThat(outbox.take(10)).isEmpty();
        assertThat(sends.reason(ada)).isEqualTo("too many requests");
        assertThat(secondsToWait()).isBetween(290.0, 300.0);
        sends.makeDue();
        assertThat(outbox.take(10))
                .singleElement()
                .satisfies(it -> assertThat(it.tries()).isEqualTo(1));
    }

    @Test
    void neverGivesUpBecauseOfManyTries() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        for (int i = 0; i < 30; i++) {
            sends.makeDue();
            outbox.take(1).forEach(it -> settlement.settle(it, new SendResult.TryLater(Duration.ZERO, "busy")));
        }

        assertThat(sends.states(ada)).containsExactly(State.WAITING);
    }

    @Test
    void waitsLongerWithEveryTryButNotForEver() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        for (int i = 0; i < 4; i++) {
            sends.makeDue();
            settlement.settle(
                    outbox.take(1).getFirst(), new SendResult.TryLater(Duration.ofSeconds(100), "another app has it"));
        }
        assertThat(secondsToWait()).isBetween(325.0, 338.0);

        sends.sql.sql("update outbox set tries = 100").update();
        sends.makeDue();
        settlement.settle(outbox.take(1).getFirst(), new SendResult.TryLater(Duration.ofSeconds(100), "again"));
        assertThat(secondsToWait()).isBetween(890.0, 900.0);
    }

    private double secondsToWait() {
        return sends.sql
                .sql("select extract(epoch from not_before - clock_timestamp()) from outbox")
                .query(Double.class)
                .single();
    }

    @Test
    void leavesTheSendsOfAnotherInstanceUntilTheirLeaseRanOut() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        outbox.take(1);

        try (var two = HouseOfTests.on(source, "two")) {
            two.room(Settlement.class).recover(true);
            assertThat(sends.states(ada)).containsExactly(State.SENDING);

            sends.sql.sql("update outbox set lease_until = clock_timestamp()").update();
            two.room(Settlement.class).recover(false);
            assertThat(sends.states(ada)).containsExactly(State.UNCLEAR);
        }
    }

    @Test
    void leavesItsOwnRunningSendsAloneAfterTheStart() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        outbox.take(1);

        settlement.recover(false);

        assertThat(sends.states(ada)).containsExactly(State.SENDING);
    }

    @Test
    void showsAFailedSendToAPersonAtOnceAndOnce() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        settlement.settle(outbox.take(1).getFirst(), new SendResult.Refused("too long"));

        assertThat(settlement.escalate())
                .singleElement()
                .satisfies(it -> assertThat(it.maybeSent()).isFalse());
        assertThat(settlement.escalate()).isEmpty();
    }

    @Test
    void takesAnEchoWithinHalfAMinuteAsProof() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        Parcel parcel = outbox.take(1).getFirst();
        settlement.settle(parcel, new SendResult.Doubtful("the answer got lost"));

        var ours = settlement.echo(echoed(ada.address(), "n1", parcel.outbound().key()));

        assertThat(ours).contains(new Settlement.Recognised(parcel.id(), ada.id(), false));
        sends.later(31);
        assertThat(settlement.escalate()).isEmpty();
        assertThat(sends.states(ada)).containsExactly(State.SENT);
    }

    @Test
    void keepsWhatAnEchoHasProvenWhenTheAnswerComesLate() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        Parcel parcel = outbox.take(1).getFirst();
        settlement.echo(echoed(ada.address(), "n1", parcel.outbound().key()));

        settlement.settle(parcel, new SendResult.Doubtful("no answer within 30 s"));

        assertThat(sends.states(ada)).containsExactly(State.SENT);
    }

    @Test
    void takesTheSameWordsUnderACommentAsProof() {
        Conversation comment = sends.heard(publicly("c1"));
        sends.answer(comment, "Hello, this is us.");
        outbox.take(1);

        assertThat(settlement.echo(echoed(comment.address(), "n1", null))).isPresent();
        assertThat(settlement.echo(echoed(comment.address(), "n2", null))).isEmpty();
    }

    @Test
    void tiesThePrivateReplyToItsComment() {
        Conversation comment = sends.heard(publicly("c1"));
        sends.answer(comment, "one");

        settlement.settle(outbox.take(1).getFirst(), new SendResult.Sent(new NetworkId("n1"), new NetworkId("Ada")));

        Conversation messages = sends.find(privately("Ada"));
        assertThat(messages.linkedTo()).isEqualTo(comment.id());
        assertThat(sends.find(publicly("c1")).linkedTo()).isEqualTo(messages.id());
        assertThat(messages.name()).isEqualTo("Ada");
    }

    @Test
    void storesAHostileReason() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        settlement.settle(outbox.take(1).getFirst(), new SendResult.Refused("no \u0000 \ud83d"));

        assertThat(sends.states(ada)).containsExactly(State.FAILED);
    }
}
