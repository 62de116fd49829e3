package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.TestDatabases;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.telegram.TelegramSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house asks Telegram for what customers write. */
@SpringBootTest(
        classes = dev.dragoman.Dragoman.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"dragoman.channels.telegram.mode=polling", "dragoman.channels.facebook.enabled=false"})
@DirtiesContext
class PolledTelegramJourneyTests {

    private static final int PORT = Ports.free();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    TelegramSimulator telegram;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabases.register(registry);
        registry.add("server.port", () -> PORT);
        registry.add(
                "dragoman.channels.telegram.base-url", () -> "http://127.0.0.1:" + PORT + "/simulator/api/telegram");
    }

    @Test
    void answersWhatItAskedFor() {
        telegram.write(1, "Where is my parcel 4711?");
        waitFor("the answer", () -> fromBot().size() == 1);
        telegram.play(new Play("start", 1, null, null, null));
        waitFor("the second answer", () -> fromBot().size() == 2);

        assertThat(fromBot().getFirst().text()).contains("4711");
        waitFor("what was kept is forgotten over there", () -> telegram.undelivered() == 0);
        assertThat(place()).isPositive();
    }

    private long place() {
        return jdbc.sql("select place::bigint from polled_account where channel = 'telegram'")
                .query(Long.class)
                .single();
    }

    private List<Line> fromBot() {
        return telegram.conversation(1).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
