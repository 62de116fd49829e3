package dev.dragoman.bus;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class LanesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HouseOfTests house;
    private final DataSource source;
    private final Bus bus;
    private final Quarantine quarantine;
    private final Lanes lanes;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    LanesTests(DataSource source) {
        this.source = source;
        house = HouseOfTests.on(source);
        bus = house.room(Bus.class);
        quarantine = house.room(Quarantine.class);
        lanes = house.room(Lanes.class);
        sql = house.room(JdbcClient.class);
        transaction = house.room(TransactionTemplate.class);
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
    void readsWhatCommittedLateAndReadsItOnce() {
        List<String> read = new ArrayList<>();
        transaction.executeWithoutResult(late -> {
            append("Ada", "late 1");
            append("Ada", "late 2");
            elsewhere(() -> append("Ada", "early 1"));
            elsewhere(() -> append("Bob", "early 2"));

            elsewhere(() -> read.addAll(readAll()));
            assertThat(read).as("nothing overtakes what still runs").isEmpty();
        });

        append("Ada", "after 1");
        read.addAll(readAll());

        assertThat(read).containsExactlyInAnyOrder("late 1", "late 2", "early 1", "early 2", "after 1");
        assertThat(read).containsSubsequence("late 1", "late 2", "after 1").containsSubsequence("early 1", "after 1");
        assertThat(readAll()).isEmpty();
    }

    @Test
    void doesNotWaitForARolledBackAppend() {
        transaction.executeWithoutResult(late -> {
            append("Ada", "gone");
            elsewhere(() -> append("Ada", "stays"));
            late.setRollbackOnly();
        });

        assertThat(readAll()).containsExactly("stays");
        append("Ada", "next");
        assertThat(readAll()).containsExactly("next");
    }

    @Test
    void readsEachEventOnceWhileManyAppend() throws Exception {
        int writers = 8;
        int each = 250;
        List<String> read = new ArrayList<>();

        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int who = writer;
                ends.add(threads.submit(() -> appendSlowly(who, each)));
            }
            var end = Instant.now().plus(PATIENCE);
            while (read.size() < writers * each && Instant.now().isBefore(end)) {
                read.addAll(readOnce());
            }
            for (Future<?> it : ends) {
                it.get();
            }
        }

        assertThat(read).hasSize(writers * each).doesNotHaveDuplicates();
        assertThat(readAll()).isEmpty();
        assertThat(inOrderByConversation(read)).isTrue();
    }

    @Test
    void refusesTheWorkOfALostLeaseAndStoresNothingOfIt() {
        append("Ada", "one");
        LaneBatch batch = lanes.take(64).getFirst();
        sql.sql("update lane set owner = 'two', epoch = epoch + 1").update();

        assertThatExceptionOfType(Lanes.LaneLost.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    quarantine.put(TestEvents.CHANNEL, new byte[0], "work of a sleeper");
                    lanes.advance(batch, batch.entries().getLast());
                }));

        assertThat(quarantine.list()).isEmpty();
        assertThat(cursors()).isZero();
    }

    @Test
    void refusesTheWorkOfALeaseThatRanOut() {
        append("Ada", "one");
        LaneBatch batch = lanes.take(64).getFirst();
        sql.sql("update lane set lease_until = clock_timestamp()").update();

        assertThatExceptionOfType(Lanes.LaneLost.class).isThrownBy(() -> advance(batch));
    }

    @Test
    void neverMovesACursorBack() {
        append("Ada", "one");
        append("Ada", "two");
        LaneBatch batch = lanes.take(64).getFirst();
        advance(batch);

        assertThatExceptionOfType(Lanes.LaneLost.class)
                .isThrownBy(() -> transaction.executeWithoutResult(
                        status -> lanes.advance(batch, batch.entries().getFirst())));

        lanes.release(batch);
        assertThat(readAll()).isEmpty();
    }

    @Test
    void endsItsOwnOldLeasesAtTheStart() {
        append("Ada", "one");
        LaneBatch old = lanes.take(64).getFirst();

        try (var restarted = HouseOfTests.on(source)) {
            restarted.room(Lanes.class).claimAtStart();

            List<LaneBatch> again = restarted.room(Lanes.class).take(64);
            assertThat(again).hasSize(1);
            assertThat(again.getFirst().epoch()).isGreaterThan(old.epoch());
        }
        assertThatExceptionOfType(Lanes.LaneLost.class).isThrownBy(() -> advance(old));
    }

    @Test
    void leavesTheLanesOfAnotherInstanceUntilTheirLeaseRanOut() {
        append("Ada", "one");
        try (var two = HouseOfTests.on(source, "two")) {
            Lanes others = two.room(Lanes.class);

            others.claimAtStart();
            assertThat(others.take(64)).isEmpty();

            sql.sql("update lane set lease_until = clock_timestamp()").update();
            others.renew();
            assertThat(others.take(64)).hasSize(1);
        }
    }

    @Test
    void renewsItsLeasesWithoutANewEpoch() {
        append("Ada", "one");
        LaneBatch batch = lanes.take(64).getFirst();

        lanes.renew();

        advance(batch);
        assertThat(cursors()).isEqualTo(1);
    }

    @Test
    void givesALaneToOneWorkerAtATime() {
        append("Ada", "one");
        LaneBatch batch = lanes.take(64).getFirst();
        append("Ada", "two");

        assertThat(lanes.take(64)).isEmpty();

        advance(batch);
        lanes.release(batch);
        assertThat(readAll()).containsExactly("two");
    }

    private void appendSlowly(int writer, int each) {
        var random = new Random(writer);
        for (int i = 0; i < each; i++) {
            String id = "w" + writer + "-" + i;
            String customer = "c" + writer + "-" + i % 5;
            transaction.executeWithoutResult(status -> {
                append(customer, id);
                LockSupport.parkNanos(random.nextInt(4_000_000));
            });
        }
    }

    /** Ids read {@code w<writer>-<number>}; the customer is the number modulo 5. */
    private static boolean inOrderByConversation(List<String> ids) {
        Map<String, List<Integer>> numbers = ids.stream()
                .collect(Collectors.groupingBy(
                        id -> id.replaceFirst("-.*", "") + "/" + number(id) % 5,
                        Collectors.mapping(LanesTests::number, Collectors.toList())));
        return numbers.values().stream()
                .allMatch(list -> IntStream.range(1, list.size()).allMatch(i -> list.get(i - 1) < list.get(i)));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    /** In a transaction of its own, on another connection. */
    private void elsewhere(Runnable work) {
        var other = new TransactionTemplate(
                Objects.requireNonNull(transaction.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        other.executeWithoutResult(status -> work.run());
    }

    private void append(String customer, String id) {
        bus.append(new Arrival(TestEvents.CHANNEL, new byte[0], List.of(said(privately(customer), id, "Hello")), 0));
    }

    private List<String> readAll() {
        List<String> all = new ArrayList<>();
        List<String> some = readOnce();
        while (!some.isEmpty()) {
            all.addAll(some);
            some = readOnce();
        }
        return all;
    }

    private List<String> readOnce() {
        List<String> ids = new ArrayList<>();
        for (LaneBatch batch : lanes.take(64)) {
            batch.entries()
                    .forEach(entry -> ids.add(lanes.read(entry).event().id().value()));
            advance(batch);
            lanes.release(batch);
        }
        return ids;
    }

    private void advance(LaneBatch batch) {
        transaction.executeWithoutResult(
                status -> lanes.advance(batch, batch.entries().getLast()));
    }

    private int cursors() {
        return sql.sql("select count(*) from lane where cursor_seq > 0")
                .query(Integer.class)
                .single();
    }
}
