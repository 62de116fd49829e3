package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.on;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.ListedChannel;
import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast an account sends, and when it rests. */
@RealPostgres
class PaceTests {

    private static final SendResult AWAY = new TryLater(Duration.ofSeconds(30), "no route to host", Scope.NETWORK);

    private final DataSource source;
    private final Sends sends;
    private final Outbox outbox;
    private final Settlement settlement;

    PaceTests(DataSource source) {
        this.source = source;
        sends = new Sends(source);
        outbox = sends.outbox;
        settlement = sends.settlement;
    }

    @AfterEach
    void close() {
        sends.close();
    }

    @BeforeEach
    void fillTheOutbox() {
        for (int i = 0; i < 40; i++) {
            sends.answer(sends.heard(privately("customer " + i)), "m" + i);
        }
    }

    private void failures(int many) {
        outbox.take(many).forEach(parcel -> settlement.settle(parcel, AWAY));
    }

    private void restIsOver() {
        sends.sql.sql("update account_pace set open_until = clock_timestamp()").update();
    }

    private long restMillis() {
        return sends.sql
                .sql("select pause_ms from account_pace")
                .query(Long.class)
                .single();
    }

    @Test
    void takesNoMoreThanTheBucketHoldsAndRefillsIt() {
        for (int i = 0; i < 10; i++) {
            sends.answer(sends.heard(on(ListedChannel.NAME, Visibility.PUBLIC, "c" + i)), "c" + i);
        }
        sends.sql.sql("delete from outbox where channel = 'testnet'").update();

        assertThat(outbox.take(10)).hasSize(3);
        assertThat(outbox.take(10)).isEmpty();
        sends.sql
                .sql("update account_bucket set refilled_at = refilled_at - interval '20 seconds'")
                .update();

        assertThat(outbox.take(10)).hasSize(2);
    }

    @Test
    void remembersTheBucketAfterARestart() {
        for (int i = 0; i < 10; i++) {
            sends.answer(sends.heard(on(ListedChannel.NAME, Visibility.PRIVATE, "c" + i)), "c" + i);
        }
        sends.sql.sql("delete from outbox where channel = 'testnet'").update();
        outbox.take(10);

        try (var restarted = HouseOfTests.on(source)) {
            restarted.room(Settlement.class).recover(true);
            assertThat(restarted.room(Outbox.class).take(10)).isEmpty();
        }
    }

    @Test
    void callsNoAccountBeforeTheTimeItsNetworkAskedForAndLeavesOthersAlone() {
        Conversation other = sends.heard(on("keyednet", Visibility.PRIVATE, "Ada"));
        sends.answer(other, "other");

        settlement.settle(outbox.take(1).getFirst(), new TryLater(Duration.ofMinutes(5), "slow down", Scope.ACCOUNT));

        assertThat(outbox.take(10))
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).hasToString("keyednet"));
        assertThat(settlement.pauses())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo("slow down"));
        try (var restarted = HouseOfTests.on(source)) {
            restarted.room(Settlement.class).recover(true);
            assertThat(restarted.room(Outbox.class).take(10)).isEmpty();
        }
        sends.sql.sql("update account_pause set until = clock_timestamp()").update();
        assertThat(outbox.take(10))
                .hasSize(10)
                .allSatisfy(it -> assertThat(it.tries()).isZero());
    }

    @Test
    void restsAfterFiveFailuresInARow() {
        failures(4);
        assertThat(outbox.take(1)).hasSize(1).allSatisfy(it -> settlement.settle(it, AWAY));

        assertThat(outbox.take(10)).isEmpty();
        assertThat(restMillis()).isBetween(1000L, 3000L);
        assertThat(settlement.pauses())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("does not answer", "no route to host"));
        try (var restarted = HouseOfTests.on(source)) {
            restarted.room(Settlement.class).recover(true);
            assertThat(restarted.room(Settlement.class).pauses()).hasSize(1);
        }
    }

    @Test
    void forgetsFailuresWithEverySignOfLife() {
        failures(4);
        settlement.settle(sends.takeOne(), new SendResult.Refused("too long"));
        failures(4);

        assertThat(outbox.take(10)).hasSize(10);
    }

    @Test
    void growsItsRestOnceForAllThatWasOnItsWay() {
        failures(16);

        assertThat(restMillis()).isBetween(1000L, 3000L);
    }

    @Test
    void letsOneSendLookWhetherTheNetworkIsBackAndRestsLongerIfNot() {
        failures(5);
        sends.sql.sql("update account_pace set pause_ms = 100000").update();
        restIsOver();

        Parcel probe = outbox.take(10).getFirst();
        assertThat(outbox.take(10)).isEmpty();
        settlement.settle(probe, AWAY);

        assertThat(outbox.take(10)).isEmpty();
        assertThat(restMillis()).isBetween(1000L, 300_000L);
        sends.sql
                .sql("update account_pace set pause_ms = 900000, open_until = clock_timestamp()")
                .update();
        settlement.settle(sends.takeOne(), AWAY);
        assertThat(restMillis()).isLessThanOrEqualTo(900_000L);
    }

    @Test
    void comesBackSlowlyAfterARest() {
        failures(5);
        restIsOver();
        settlement.settle(sends.takeOne(), new SendResult.Sent(new NetworkId("n1")));

        assertThat(outbox.take(30)).hasSizeBetween(9, 12);
        sends.sql
                .sql("update account_pace set recovered_at = recovered_at - interval '60 seconds'")
                .update();
        sends.sql
                .sql("update account_bucket set refilled_at = refilled_at - interval '60 seconds'")
                .update();
        assertThat(outbox.take(40)).hasSizeGreaterThan(20);
    }

    @Test
    void lastsThroughAnOutageOfSixHours() {
        for (int i = 0; i < 50; i++) {
            outbox.take(16).forEach(parcel -> settlement.settle(parcel, AWAY));
            restIsOver();
            sends.makeDue();
        }

        assertThat(sends.sql
                        .sql("select count(*) from outbox where state = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void takesTheEarliestExpiringMessageFirst() {
        sends.sql
                .sql("update outbox set not_after = not_after - interval '1 hour' where trigger = 'm33'")
                .update();

        assertThat(sends.takeOne().outbound().act().words()).isEqualTo("m33");
    }

    @Test
    void holdsNoMessageUpBehindCommentsNorCommentsBehindMessages() {
        for (int i = 0; i < 40; i++) {
            sends.answer(sends.heard(publicly("c" + i)), "c" + i);
        }

        assertThat(outbox.take(16))
                .filteredOn(it -> it.outbound().address().visibility() == Visibility.PUBLIC)
                .hasSize(2);
    }
}
