package dev.dragoman.bus;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.flow.Intake;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Inbound;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a product finds that was killed by one of its messages. */
@RealPostgres
class StartsTests {

    private final HouseOfTests house;
    private final Bus bus;
    private final Quarantine quarantine;
    private final Lanes lanes;
    private final Starts starts;
    private final Intake intake;
    private final JdbcClient sql;

    StartsTests(DataSource source) {
        house = HouseOfTests.on(source);
        bus = house.room(Bus.class);
        quarantine = house.room(Quarantine.class);
        lanes = house.room(Lanes.class);
        starts = house.room(Starts.class);
        intake = house.room(Intake.class);
        sql = house.room(JdbcClient.class);
    }

    @BeforeEach
    void startEmpty() {
        house.empty();
        lanes.claimAtStart();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void worksAloneOnTheFirstEventsOfALaneItTookOver() {
        append("one");

        LaneBatch first = lanes.take(1).getFirst();
        file(List.of(first));
        append("two");
        LaneBatch second = lanes.take(1).getFirst();
        file(List.of(second));

        assertThat(first.unproven()).isTrue();
        assertThat(second.unproven()).isFalse();
        assertThat(filed()).containsExactly("one", "two");
        assertThat(started()).isZero();
    }

    @Test
    void putsAnEventAwayThatWasAloneInHandWhenTheProductDiedTwice() {
        append("before", "deadly", "after");
        diesOfSecond();
        diesOfSecond();

        file(restart());

        assertThat(filed()).containsExactly("before", "after");
        assertThat(quarantine.list())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("stopped"));
        assertThat(house.room(Queue.class).waiting())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("quarantine"));
        assertThat(started()).isZero();
    }

    @Test
    void triesAgainWhatWasInHandOnlyOnce() {
        append("before", "unlucky");
        diesOfSecond();

        file(restart());

        assertThat(filed()).containsExactly("before", "unlucky");
        assertThat(quarantine.list()).isEmpty();
    }

    @Test
    void countsNoStopWhenOnlyTheDatabaseWentAway() {
        append("one");
        LogEntry entry = restart().getFirst().entries().getFirst();

        for (int interrupted = 0; interrupted < 5; interrupted++) {
            assertThat(starts.begin(entry)).isTrue();
        }

        file(restart());
        assertThat(filed()).containsExactly("one");
    }

    /** A stop in the middle of the second event: its start is in the store, its end is not. */
    private void diesOfSecond() {
        assertThat(new Starts(sql).begin(restart().getFirst().entries().get(1))).isTrue();
    }

    private void file(List<LaneBatch> batches) {
        Haul.of(batches, 8).forEach(intake::file);
    }

    private List<LaneBatch> restart() {
        lanes.claimAtStart();
        List<LaneBatch> batches = lanes.take(1);
        batches.forEach(lanes::release);
        return batches;
    }

    private void append(String... ids) {
        List<Inbound> events = Stream.of(ids)
                .map(id -> (Inbound) said(privately("Ada"), id, "Hello"))
                .toList();
        bus.append(new Arrival(TestEvents.CHANNEL, new byte[0], events, 0));
    }

    private List<String> filed() {
        return sql.sql("select external_id from message order by n")
                .query(String.class)
                .list();
    }

    private long started() {
        return sql.sql("select count(*) from started_event").query(Long.class).single();
    }
}
