package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.privately;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class SettledTogetherTests {

    private static final int MANY = 40;

    private final Sends sends;
    private final HouseOfTests house;
    private final SettledTogether settledTogether;
    private final JdbcClient sql;

    SettledTogetherTests(DataSource source) {
        sends = new Sends(source);
        house = HouseOfTests.on(source);
        settledTogether = house.room(SettledTogether.class);
        sql = house.room(JdbcClient.class);
    }

    @AfterEach
    void close() {
        house.close();
        sends.close();
    }

    @Test
    void writesManyArrivalsDownByFewCommits() throws Exception {
        List<Conversation> customers = IntStream.range(0, MANY)
                .mapToObj(n -> sends.heard(privately("Customer" + n)))
                .toList();
        customers.forEach(it -> sends.answer(it, "one"));

        settled(sends.outbox.take(MANY)).get(20, TimeUnit.SECONDS);

        assertThat(customers).allSatisfy(it -> assertThat(sends.states(it)).containsExactly(State.SENT));
        assertThat(sql.sql("select count(distinct external_id) from outbox")
                        .query(Integer.class)
                        .single())
                .isEqualTo(MANY);
        assertThat(sql.sql("select count(distinct xmin::text) from outbox")
                        .query(Integer.class)
                        .single())
                .isLessThan(MANY / 2);
    }

    @Test
    void waitsForNobodyWhoHoldsAnotherRow() throws Exception {
        Conversation ada = sends.heard(privately("Ada"));
        Conversation bob = sends.heard(privately("Bob"));
        sends.answer(ada, "one");
        sends.answer(bob, "two");
        List<Parcel> parcels = sends.outbox.take(2);

        CompletableFuture<Void> all = house.room(TransactionTemplate.class).execute(status -> {
            sql.sql("select id from outbox where conversation = :ada for update")
                    .param("ada", ada.id().value())
                    .query()
                    .singleRow();
            CompletableFuture<Void> settled = settled(parcels);
            awaitSent(bob);
            assertThat(sends.states(ada)).containsExactly(State.SENDING);
            return settled;
        });
        java.util.Objects.requireNonNull(all).get(20, TimeUnit.SECONDS);

        assertThat(sends.states(ada)).containsExactly(State.SENT);
    }

    @Test
    void leavesTheOtherEndsToTheirOwnTransaction() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        settledTogether.settle(sends.outbox.take(1).getFirst(), new SendResult.Refused("no such person"));

        assertThat(sends.states(ada)).containsExactly(State.FAILED);
        assertThat(sends.reason(ada)).isEqualTo("no such person");
    }

    private CompletableFuture<Void> settled(List<Parcel> parcels) {
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        return CompletableFuture.allOf(parcels.stream()
                .map(it -> CompletableFuture.runAsync(
                        () -> settledTogether.settle(it, new SendResult.Sent(new NetworkId("net " + it.id()))),
                        workers))
                .toArray(CompletableFuture[]::new));
    }

    private void awaitSent(Conversation conversation) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!sends.states(conversation).equals(List.of(State.SENT))) {
            assertThat(System.nanoTime()).as("time to wait for the other send").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
