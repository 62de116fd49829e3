package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.on;
import static dev.dragoman.TestEvents.privately;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.ListedChannel;
import dev.dragoman.RealPostgres;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a send of which nobody knows whether it arrived follows from what its channel can prove. */
@RealPostgres
class DoubtTests {

    private static final SendResult LOST = new SendResult.Doubtful("the answer got lost");

    private final Sends sends;
    private final Outbox outbox;
    private final Settlement settlement;
    private final ListedChannel network;
    private final Lookback lookback;

    DoubtTests(DataSource source) {
        sends = new Sends(source);
        outbox = sends.outbox;
        settlement = sends.settlement;
        network = sends.house.room(ListedChannel.class);
        lookback = sends.house.room(Lookback.class);
    }

    @AfterEach
    void close() {
        sends.close();
    }

    private Conversation doubtOn(String channel, Visibility visibility) {
        Conversation conversation = sends.heard(on(channel, visibility, "Ada"));
        sends.answer(conversation, "one");
        settlement.settle(sends.takeOne(), LOST);
        return conversation;
    }

    @Test
    void sendsAgainWithTheSameKeyAndNeverAsksAPersonFirst() {
        Conversation keyed = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        sends.answer(keyed, "one");
        Parcel first = sends.takeOne();

        settlement.settle(first, LOST);

        assertThat(sends.states(keyed)).containsExactly(State.WAITING);
        assertThat(outbox.take(1)).isEmpty();
        assertThat(settlement.escalate()).isEmpty();
        sends.makeDue();
        assertThat(sends.takeOne().outbound().key()).isEqualTo(first.outbound().key());
    }

    @Test
    void asksAPersonAfterEightResendsWithTheSameKey() {
        Conversation keyed = doubtOn("keyednet", Visibility.PRIVATE);

        for (int i = 0; i < 8; i++) {
            sends.makeDue();
            sends.sql.sql("delete from account_pace").update();
            settlement.settle(sends.takeOne(), LOST);
        }

        assertThat(sends.states(keyed)).containsExactly(State.UNCLEAR);
        assertThat(settlement.escalate())
                .singleElement()
                .satisfies(it -> assertThat(it.maybeSent()).isTrue());
    }

    @Test
    void sendsNotAgainWhenTheNetworkHasForgottenTheKey() {
        Conversation keyed = doubtOn("keyednet", Visibility.PRIVATE);
        sends.makeDue();
        sends.sql.sql("update outbox set key_until = clock_timestamp()").update();

        assertThat(outbox.take(1)).isEmpty();
        outbox.expire();

        assertThat(sends.states(keyed)).containsExactly(State.UNCLEAR);
        assertThat(settlement.escalate()).hasSize(1);
    }

    @Test
    void callsNothingCancelledThatMayHaveBeenSent() {
        Conversation keyed = doubtOn("keyednet", Visibility.PRIVATE);

        sends.cancel(keyed, "Anna took over");

        assertThat(sends.states(keyed)).containsExactly(State.UNCLEAR);
    }

    @Test
    void sendsAgainAfterAnInterruptionWhereAKeyMakesThatHarmless() {
        Conversation keyed = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        sends.answer(keyed, "one");
        String key = sends.takeOne().outbound().key();

        settlement.recover(true);
        sends.makeDue();

        assertThat(sends.takeOne().outbound().key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"testnet", "mutenet", ListedChannel.NAME})
    void neverRepeatsAnInterruptedSendBlindly(String channel) {
        Conversation conversation = sends.heard(on(channel, Visibility.PRIVATE, "Ada"));
        sends.answer(conversation, "one");
        outbox.take(1);

        settlement.recover(true);

        assertThat(sends.states(conversation)).containsExactly(State.UNCLEAR);
        assertThat(sends.reason(conversation)).contains("may have been sent");
        assertThat(outbox.take(10)).isEmpty();
    }

    @Test
    void asksAPersonAboutAnInterruptedSendOfAChannelThatWasSwitchedOff() {
        Conversation conversation = sends.heard(on("gone", Visibility.PRIVATE, "Ada"));
        sends.answer(conversation, "one");
        sends.sql.sql("update outbox set state = 'SENDING', instance = 'one'").update();

        settlement.recover(true);

        assertThat(settlement.escalate()).hasSize(1);
    }

    @Test
    void asksAPersonAtOnceWhereNothingTells() {
        Conversation ada = doubtOn("mutenet", Visibility.PRIVATE);

        assertThat(settlement.escalate()).singleElement().satisfies(it -> {
            assertThat(it.conversation()).isEqualTo(ada.id());
            assertThat(it.maybeSent()).isTrue();
            assertThat(it.reason()).isEqualTo("the answer got lost");
        });
        assertThat(settlement.escalate()).isEmpty();
    }

    @Test
    void waitsHalfAMinuteForAnEcho() {
        doubtOn("testnet", Visibility.PRIVATE);

        assertThat(settlement.escalate()).isEmpty();
        sends.later(29);
        assertThat(settlement.escalate()).isEmpty();
        sends.later(2);

        assertThat(settlement.escalate()).hasSize(1);
        assertThat(settlement.escalate()).isEmpty();
    }

    @Test
    void takesWhatTheListShowsAsProof() {
        Conversation ada = doubtOn(ListedChannel.NAME, Visibility.PUBLIC);
        network.tells = new ReadBack.Found(new NetworkId("n1"));
        lookback.look();
        assertThat(network.reads).hasValue(0);

        sends.later(5);
        lookback.look();

        assertThat(sends.states(ada)).containsExactly(State.SENT);
        assertThat(settlement.escalate()).isEmpty();
    }

    @Test
    void looksThreeTimesAndThenAsksAPerson() {
        Conversation ada = doubtOn(ListedChannel.NAME, Visibility.PRIVATE);

        for (int seconds : new int[] {5, 10, 15}) {
            assertThat(settlement.escalate()).isEmpty();
            sends.later(seconds);
            lookback.look();
            lookback.look();
        }

        assertThat(network.reads).hasValue(3);
        assertThat(sends.states(ada)).containsExactly(State.UNCLEAR);
        assertThat(settlement.escalate())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("the answer got lost", "nothing yet"));
    }

    @Test
    void sendsAgainWhatTheLastLookProvesAbsent() {
        Conversation ada = doubtOn(ListedChannel.NAME, Visibility.PRIVATE);
        network.tells = new ReadBack.Absent("later messages are there");
        for (int seconds : new int[] {5, 10}) {
            sends.later(seconds);
            lookback.look();
            assertThat(sends.states(ada)).containsExactly(State.UNCLEAR);
        }

        sends.later(15);
        lookback.look();

        assertThat(sends.states(ada)).containsExactly(State.WAITING);
        assertThat(outbox.take(1)).hasSize(1);
    }

    @Test
    void sendsNoCommentAgainHoweverAbsentItIs() {
        Conversation comment = doubtOn(ListedChannel.NAME, Visibility.PUBLIC);
        network.tells = new ReadBack.Absent("later comments are there");

        lookThrice();

        assertThat(sends.states(comment)).containsExactly(State.UNCLEAR);
        assertThat(settlement.escalate()).hasSize(1);
    }

    @Test
    void sendsNothingAgainBehindLaterWords() {
        Conversation ada = doubtOn(ListedChannel.NAME, Visibility.PRIVATE);
        sends.answer(ada, "two");
        settlement.settle(sends.takeOne(), new SendResult.Sent(new NetworkId("n2")));
        network.tells = new ReadBack.Absent("later messages are there");

        lookThrice();

        assertThat(sends.states(ada)).containsExactly(State.UNCLEAR, State.SENT);
    }

    private void lookThrice() {
        for (int i = 0; i < 3; i++) {
            sends.later(15);
            lookback.look();
        }
    }

    @Test
    void showsADoubtToAPersonEvenIfNobodyLooks() {
        doubtOn(ListedChannel.NAME, Visibility.PRIVATE);

        sends.sql
                .sql("update outbox set settled_at = settled_at - interval '2 minutes'")
                .update();

        assertThat(settlement.escalate()).hasSize(1);
    }

    @Test
    void keepsMailThatWaitsForAWeekWhereThereIsNoWindow() {
        Conversation comment = sends.heard(on("testnet", Visibility.PUBLIC, "c1"));
        sends.answer(comment, "one");
        settlement.settle(
                sends.takeOne(),
                new SendResult.TryLater(Duration.ofSeconds(1), "away", SendResult.TryLater.Scope.NETWORK));

        sends.sql
                .sql("update outbox set created_at = created_at - interval '167 hours'")
                .update();
        outbox.expire();
        assertThat(sends.states(comment)).containsExactly(State.WAITING);
        sends.sql
                .sql("update outbox set created_at = created_at - interval '1 hour'")
                .update();
        outbox.expire();

        assertThat(sends.states(comment)).containsExactly(State.FAILED);
        assertThat(sends.reason(comment)).isEqualTo("it could not be sent for a week: away");
    }

    @Test
    void keepsTheMailOfAChannelThatIsSwitchedOff() {
        Conversation conversation = sends.heard(on("gone", Visibility.PRIVATE, "Ada"));
        sends.answer(conversation, "one");

        assertThat(outbox.take(10)).isEmpty();
        outbox.expire();

        assertThat(sends.states(conversation)).containsExactly(State.WAITING);
        assertThat(sends.heard(privately("Bob"))).isNotNull();
    }
}
