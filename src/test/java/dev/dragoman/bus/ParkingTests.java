package dev.dragoman.bus;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.flow.Intake;
import dev.dragoman.message.Inbound;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The store itself refuses messages whose id begins with {@code bad}, so that filing them fails. */
@RealPostgres
class ParkingTests {

    private final HouseOfTests house;
    private final JdbcClient sql;
    private final Bus bus;
    private final Quarantine quarantine;
    private final Lanes lanes;
    private final Parking parking;
    private final Intake intake;
    private final TransactionTemplate transaction;

    ParkingTests(DataSource source) {
        house = HouseOfTests.on(source);
        sql = house.room(JdbcClient.class);
        bus = house.room(Bus.class);
        quarantine = house.room(Quarantine.class);
        lanes = house.room(Lanes.class);
        parking = house.room(Parking.class);
        intake = house.room(Intake.class);
        transaction = house.room(TransactionTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        house.empty();
        lanes.claimAtStart();
        sql.sql("alter table message drop constraint if exists nothing_bad").update();
        sql.sql("alter table message add constraint nothing_bad check (external_id not like 'bad%')")
                .update();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void parksWhatFailsAndFilesTheRestOfTheLane() {
        append("Ada", "bad");
        append(sameLaneAs("Ada"), "good");

        work();

        assertThat(filed()).containsExactly("good");
        assertThat(parked()).containsExactly("bad");
        assertThat(bus.backlog()).isEqualTo(new Bus.Backlog(0, 1, 0));
    }

    @Test
    void letsLaterEventsOfTheConversationWaitInOrder() {
        append("Ada", "before", "bad", "after 1", "after 2");

        work();
        append("Ada", "after 3");
        work();

        assertThat(filed()).containsExactly("before");
        assertThat(parked()).containsExactly("bad", "after 1", "after 2", "after 3");
    }

    @Test
    void filesParkedEventsInOrderOnceTheTroubleIsOver() {
        append("Ada", "bad", "after 1", "after 2");
        work();
        sql.sql("alter table message drop constraint nothing_bad").update();

        retryOften();

        assertThat(filed()).containsExactly("bad", "after 1", "after 2");
        assertThat(bus.backlog()).isEqualTo(new Bus.Backlog(0, 0, 0));
    }

    @Test
    void keepsTheOrderOfTheLogWhereSequenceNumbersRunAgainstIt() {
        transaction.executeWithoutResult(first -> {
            bus.append(new Arrival(TestEvents.CHANNEL, new byte[0], List.of(), 0));
            elsewhere(() -> append("Ada", "second"));
            append("Ada", "bad first");
        });
        work();
        assertThat(parked()).containsExactly("bad first", "second");
        sql.sql("alter table message drop constraint nothing_bad").update();

        retryOften();

        assertThat(filed()).containsExactly("bad first", "second");
    }

    @Test
    void putsAnEventInQuarantineAfterFiveTriesAndMovesOn() {
        append("Ada", "bad", "after");
        work();

        retryOften();

        assertThat(quarantine.list()).singleElement().satisfies(it -> {
            assertThat(it.channel()).isEqualTo("testnet");
            assertThat(it.what()).startsWith("event Said of testnet:");
            assertThat(it.reason()).isNotBlank();
        });
        assertThat(filed()).containsExactly("after");
        assertThat(bus.backlog()).isEqualTo(new Bus.Backlog(0, 0, 1));
    }

    @Test
    void triesAnEventFiveTimes() {
        append("Ada", "bad");
        work();

        for (int tries = 1; tries < Parking.MOST_TRIES; tries++) {
            assertThat(parked()).as("after %d tries", tries).containsExactly("bad");
            makeDue();
            intake.retryParked();
        }

        assertThat(parked()).isEmpty();
        assertThat(quarantine.list()).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachTry() {
        append("Ada", "bad");
        work();
        intake.retryParked();

        intake.retryParked();

        assertThat(sql.sql("select tries from parked_event")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(sql.sql("select not_before > clock_timestamp() from parked_event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void holdsUpNoOtherConversation() {
        append("Ada", "bad");
        work();

        append("Bob", "Bob's");
        append(sameLaneAs("Ada"), "neighbour's");
        work();

        assertThat(filed()).containsExactlyInAnyOrder("Bob's", "neighbour's");
    }

    @Test
    void neverCountsAFailureOfWhatAnotherProcessHasFiled() {
        append("Ada", "bad");
        work();
        Parking.Parked stale = parking.begin().getFirst();
        transaction.executeWithoutResult(status -> parking.done(stale));

        for (int tries = 0; tries < Parking.MOST_TRIES; tries++) {
            parking.failedAgain(new Parking.Parked(stale.seq(), stale.conversation(), "Said", "{}", 4), "too late");
        }

        assertThat(quarantine.list()).isEmpty();
    }

    @Test
    void parksAnEventThisVersionCannotRead() {
        append("Ada", "good");
        sql.sql("update inbound_log set kind = 'Telepathy'").update();

        work();
        retryOften();

        assertThat(quarantine.list())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).startsWith("event Telepathy"));
    }

    private void append(String customer, String... ids) {
        List<Inbound> events = Arrays.stream(ids)
                .map(id -> (Inbound) said(privately(customer), id, "Hello"))
                .toList();
        bus.append(new Arrival(TestEvents.CHANNEL, new byte[0], events, 0));
    }

    private void elsewhere(Runnable work) {
        var other = new TransactionTemplate(
                Objects.requireNonNull(transaction.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        other.executeWithoutResult(status -> work.run());
    }

    private String sameLaneAs(String customer) {
        int lane = lane(customer);
        return java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> "neighbour" + i)
                .filter(it -> lane(it) == lane)
                .findFirst()
                .orElseThrow();
    }

    private int lane(String customer) {
        return lanes.of(privately(customer).key().value());
    }

    private void work() {
        List<LaneBatch> batches = lanes.take(64);
        while (!batches.isEmpty()) {
            Haul.of(batches, 8).forEach(intake::file);
            batches = lanes.take(64);
        }
    }

    private void retryOften() {
        for (int i = 0; i < 10; i++) {
            makeDue();
            intake.retryParked();
        }
    }

    private void makeDue() {
        sql.sql("update parked_event set not_before = clock_timestamp()").update();
    }

    private List<String> filed() {
        return sql.sql("select external_id from message order by n")
                .query(String.class)
                .list();
    }

    private List<String> parked() {
        return sql.sql("select kind, payload from parked_event order by place")
                .query((row, n) -> new InboundJson()
                        .read(row.getString("kind"), row.getString("payload"))
                        .event()
                        .id()
                        .value())
                .list();
    }
}
