package dev.dragoman.bus;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class GroupCommitTests {

    private static final int MANY = 200;

    private final HouseOfTests house;
    private final GroupCommit groups;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    GroupCommitTests(DataSource source) {
        house = HouseOfTests.on(source);
        groups = house.room(GroupCommit.class);
        sql = house.room(JdbcClient.class);
        transaction = house.room(TransactionTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        house.empty();
        sql.sql("alter table inbound_log drop constraint if exists nothing_bad").update();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void makesManyRequestsDurableByFewCommits() throws Exception {
        List<CompletableFuture<Void>> appended = whileTheStoreIsHeld(() ->
                IntStream.range(0, MANY).mapToObj(n -> append("Ada", "m" + n)).toList());
        for (CompletableFuture<Void> one : appended) {
            one.get(10, TimeUnit.SECONDS);
        }

        assertThat(count("select count(*) from inbound_log")).isEqualTo(MANY);
        assertThat(count("select count(distinct tx) from inbound_log")).isLessThanOrEqualTo(MANY / 20);
        assertThat(count("select count(*) from inbound_log l join raw_request r on r.id = l.raw"))
                .isEqualTo(MANY);
    }

    @Test
    void tiesEachEventToItsOwnRequest() throws Exception {
        whileTheStoreIsHeld(() -> IntStream.range(0, 10)
                        .mapToObj(n -> append("Customer" + n, "m" + n))
                        .toList())
                .getLast()
                .get(10, TimeUnit.SECONDS);

        assertThat(sql.sql("""
                        select convert_from(r.body, 'UTF8') from inbound_log l join raw_request r on r.id = l.raw
                         where position(convert_from(r.body, 'UTF8') in l.payload) = 0
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void letsNobodySufferForWhatTheStoreRefuses() throws Exception {
        sql.sql("alter table inbound_log add constraint nothing_bad check (payload not like '%bad%')")
                .update();

        List<CompletableFuture<Void>> appended = whileTheStoreIsHeld(
                () -> List.of(append("Ada", "good 1"), append("Ada", "bad"), append("Ada", "good 2")));

        appended.getFirst().get(10, TimeUnit.SECONDS);
        appended.getLast().get(10, TimeUnit.SECONDS);
        assertThat(appended.get(1)).failsWithin(java.time.Duration.ofSeconds(10));
        assertThat(count("select count(*) from raw_request")).isEqualTo(2);
    }

    @Test
    void writesNothingForWhoeverGaveUpBefore() throws Exception {
        List<CompletableFuture<Void>> appended = whileTheStoreIsHeld(() -> {
            var one = append("Ada", "one");
            awaitWriters(1);
            var two = append("Bob", "two");
            awaitWriters(2);
            append("Eve", "given up").cancel(false);
            return List.of(one, two, append("Ada", "last"));
        });
        for (CompletableFuture<Void> each : appended) {
            each.get(10, TimeUnit.SECONDS);
        }

        assertThat(count("select count(*) from inbound_log where payload like '%given up%'"))
                .isZero();
        assertThat(count("select count(*) from inbound_log")).isEqualTo(3);
    }

    private CompletableFuture<Void> append(String customer, String id) {
        return groups.append(new Arrival(
                TestEvents.CHANNEL,
                id.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                List.of(said(privately(customer), id, "Hello")),
                0));
    }

    /** Both writers hang at a lock meanwhile, so that a queue gathers. */
    private List<CompletableFuture<Void>> whileTheStoreIsHeld(
            java.util.function.Supplier<List<CompletableFuture<Void>>> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            sql.sql("lock table raw_request in exclusive mode").update();
            return work.get();
        }));
    }

    /** Until so many writers hang at the lock: with both there, nobody is left who could take what is appended next. */
    private void awaitWriters(int many) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (count("select count(*) from pg_locks where not granted") < many) {
            assertThat(System.nanoTime()).as("time to wait for the writers").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
