package dev.dragoman.flow;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.bus.Arrival;
import dev.dragoman.understanding.Effort;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class PressureTests {

    private final Store store;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Pressure pressure;

    PressureTests(DataSource source) {
        store = new Store(source);
        pressure = new Pressure(store.bus, store.conversations, meters);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isCalmWhenNothingWaits() {
        store.hear(said(privately("Ada"), "one", "Hello"));

        pressure.look();

        assertThat(pressure.isBusy()).isFalse();
        assertThat(pressure.sentence()).contains("nothing is left out");
    }

    @Test
    void seesAnEventThatWaitsToBeFiled() {
        store.bus.append(
                new Arrival(TestEvents.CHANNEL, new byte[0], List.of(said(privately("Ada"), "one", "Hello")), 0));
        store.sql
                .sql("update inbound_log set appended_at = appended_at - interval '3 seconds'")
                .update();

        pressure.look();

        assertThat(pressure.isBusy()).isTrue();
        assertThat(pressure.effort()).isEqualTo(Effort.HURRIED);
    }

    @Test
    void seesAConversationThatWaitsForItsAnswer() {
        store.hear(said(privately("Ada"), "one", "Hello"));
        store.sql
                .sql("update conversation set due_at = clock_timestamp() - interval '6 seconds'")
                .update();

        pressure.look();

        assertThat(pressure.effort()).isEqualTo(Effort.WORDS);
        assertThat(pressure.sentence()).contains("neither Rasa nor the encoder is asked");
        assertThat(meters.get("dragoman.pressure").gauge().value()).isEqualTo(2);
        assertThat(meters.get("dragoman.lag").gauge().value()).isBetween(6.0, 60.0);
    }

    @Test
    void calmsDownAgain() {
        pressure.weigh(Duration.ofSeconds(10));

        pressure.weigh(Duration.ofMillis(10));

        assertThat(pressure.isBusy()).isFalse();
    }
}
