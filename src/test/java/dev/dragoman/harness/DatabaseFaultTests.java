package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database goes away and comes back, and two products share it: no false thanks, no loss, no second reply. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultTests {

    private static final int MESSAGES = Runs.size("messages", 200);
    private static final Duration FREEZE = Duration.ofSeconds(Runs.size("freeze", 20));
    private static final Duration BACK = Duration.ofSeconds(5);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofSeconds(90);

    private final Random dice = Runs.dice(this);
    private final Database database = new Database();
    private final House house = House.of("one", database);
    private @Nullable Product other;

    DatabaseFaultTests() throws Exception {}

    @BeforeAll
    void start() throws Exception {
        house.product().start();
    }

    @BeforeEach
    void begin() {
        house.begin();
    }

    @AfterAll
    void stop() throws Exception {
        try (database;
                house) {
            if (other != null) {
                other.close();
            }
        }
    }

    @Test
    void refusesWhileTheDatabaseRestartsAndLosesNothing() throws Exception {
        Duration back = burstWhile(database::restart);

        assertThat(back).isLessThan(Runs.patiently(BACK));
        house.settle(REST);
    }

    @Test
    void refusesWhileTheDatabaseIsDeadAndLosesNothing() throws Exception {
        Duration back = burstWhile(() -> {
            database.kill();
            Runs.pass(Duration.ofSeconds(1));
            database.startAgain();
        });

        assertThat(back).isLessThan(Runs.patiently(BACK));
        house.settle(REST);
    }

    /** Sends a burst around a fault; returns how long after it the next message was thanked for. */
    private Duration burstWhile(Fallible fault) throws Exception {
        Customers customers = house.customers();
        house.echo(customers);
        List<Message> messages = Customers.questions(MESSAGES);
        var burst = Runs.aside(() -> customers.burst(messages, Weather.USUAL, dice));
        Runs.waitFor("thanks", Duration.ofSeconds(60), () -> house.ledger().acknowledged() > MESSAGES / 4);

        fault.happen();
        Message next = Customers.question();
        long begin = System.nanoTime();
        customers.say(next);
        Duration back = Duration.ofNanos(System.nanoTime() - begin);

        burst.join();
        System.out.println(
                "DatabaseFaultTests: back after " + back.toMillis() + " ms, answers " + customers.statuses());
        assertThat(house.ledger().acknowledged()).isEqualTo(MESSAGES + 1);
        assertThat(customers.statuses().keySet())
                .as("nothing but thanks and refusals")
                .isSubsetOf(200, 503);
        return back;
    }

    @Test
    void answersWithinTwoSecondsWhileTheDatabaseHangs() throws Exception {
        Customers customers = house.customers();
        Message question = Customers.question();
        house.ledger().sent(question);

        database.freeze();
        long begin = System.nanoTime();
        int status;
        try {
            status = customers.post(Payloads.said(question));
        } finally {
            database.thaw();
        }

        assertThat(status).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3500));
        customers.say(Customers.question());
        house.settle(REST);
    }

    @Test
    void handsTheLanesOfAFrozenProductToTheOther() throws Exception {
        Customers customers = house.customers();
        house.echo(customers);
        Product second = house.second("two", database);
        other = second;
        second.start();
        List<Message> before = Customers.questions(40);
        List<Message> during = Customers.questions(10);
        var toSecond = new Customers(second::url, house.graph(), house.ledger());

        customers.burst(before, Weather.FAIR, dice);
        house.product().freeze();
        Duration takenOver;
        try {
            house.echo(toSecond);
            long begin = System.nanoTime();
            toSecond.burst(during, Weather.FAIR, dice);
            Runs.waitFor(
                    "replies of the other",
                    TAKEN_OVER,
                    () -> during.stream()
                            .allMatch(message ->
                                    house.graph().seenBy(message.psid()).size() == 1));
            takenOver = Duration.ofNanos(System.nanoTime() - begin);
            Runs.pass(FREEZE.minus(takenOver));
        } finally {
            house.product().thaw();
        }

        house.settle(REST);
        System.out.println("DatabaseFaultTests: taken over after " + takenOver.toMillis() + " ms");
        assertThat(house.ledger().acknowledged()).isEqualTo(50);
    }

    /** Something bad. */
    private interface Fallible {

        void happen() throws Exception;
    }
}
