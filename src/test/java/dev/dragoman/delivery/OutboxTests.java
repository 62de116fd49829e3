package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class OutboxTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sends sends;
    private final Outbox outbox;
    private final Settlement settlement;

    OutboxTests(DataSource source) {
        sends = new Sends(source);
        outbox = sends.outbox;
        settlement = sends.settlement;
    }

    @AfterEach
    void close() {
        sends.close();
    }

    @Test
    void makesOneSendOfTheSamePlaceTwice() {
        Conversation ada = sends.heard(privately("Ada"));

        sends.answer(ada, "one");
        sends.answer(ada, "one");

        assertThat(outbox.of(ada.id())).hasSize(1);
    }

    @Test
    void takesPeoplesRepliesThenPrivateMessagesThenComments() {
        Conversation comment = sends.heard(publicly("c1"));
        Conversation message = sends.heard(privately("Ada"));
        Conversation person = sends.heard(publicly("c2"));
        sends.answer(comment, "comment");
        sends.answer(message, "message");
        sends.reply(person, "person");

        assertThat(outbox.take(10)).extracting(OutboxTests::words).containsExactly("person", "message", "comment");
    }

    @Test
    void takesOneSendOfAConversationAtATimeAndInOrder() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "first");
        sends.answer(ada, "second");

        List<Parcel> first = outbox.take(10);
        assertThat(first).extracting(OutboxTests::words).containsExactly("first");
        assertThat(outbox.take(10)).isEmpty();

        settlement.settle(first.getFirst(), new SendResult.Sent(new NetworkId("n1")));
        assertThat(outbox.take(10)).extracting(OutboxTests::words).containsExactly("second");
    }

    @Test
    void neverSendsTwiceNorTwoAtOnceInAConversationWithSixteenTakers() throws Exception {
        int customers = 40;
        int each = 5;
        for (int i = 0; i < customers; i++) {
            Conversation conversation = sends.heard(privately("customer " + i));
            for (int j = 0; j < each; j++) {
                sends.answer(conversation, "m" + i + "-" + j);
            }
        }
        var watch = new Watch();

        inParallel(16, () -> {
            var end = Instant.now().plus(PATIENCE);
            while (watch.sent.size() < customers * each && Instant.now().isBefore(end)) {
                outbox.take(3).forEach(parcel -> {
                    watch.send(parcel);
                    settlement.settle(parcel, new SendResult.Sent(new NetworkId("n-" + parcel.id())));
                });
            }
        });

        assertThat(watch.overlaps).hasValue(0);
        assertThat(watch.sent).hasSize(customers * each).doesNotHaveDuplicates();
        assertThat(watch.inOrder()).isTrue();
    }

    @Test
    void waitsForNobodyWhoHandsAConversationOver() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");

        sends.house.room(TransactionTemplate.class).executeWithoutResult(status -> {
            sends.conversations.handTo(ada.id(), Owner.HUMAN, "Anna took over", null);
            List<Parcel> meanwhile = elsewhere(() -> outbox.take(10));
            assertThat(meanwhile).isEmpty();
            outbox.cancelAutomatic(ada.id(), null, "Anna took over");
        });

        assertThat(sends.states(ada)).containsExactly(State.CANCELLED);
        assertThat(sends.reason(ada)).isEqualTo("Anna took over");
    }

    @Test
    void cancelsWhatTheBotMayNoLongerSay() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        sends.conversations.handTo(ada.id(), Owner.HUMAN, "Anna took it", null);
        sends.reply(ada, "two");

        List<Parcel> taken = new ArrayList<>(outbox.take(10));
        taken.forEach(it -> settlement.settle(it, new SendResult.Sent(new NetworkId("n1"))));
        taken.addAll(outbox.take(10));

        assertThat(taken).extracting(OutboxTests::words).containsExactly("two");
        assertThat(sends.states(ada)).containsExactly(State.CANCELLED, State.SENT);
        assertThat(outbox.of(ada.id()).getFirst().reason()).isEqualTo("the bot is no longer in charge");
    }

    @Test
    void failsWhatTheClosedWindowHolds() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        sends.sql.sql("update outbox set not_after = clock_timestamp()").update();

        assertThat(outbox.take(10)).isEmpty();
        outbox.expire();

        assertThat(sends.states(ada)).containsExactly(State.FAILED);
        assertThat(sends.reason(ada)).isEqualTo("the network's reply window has closed");
    }

    @Test
    void closesTheWindowAMinuteEarlyAndLaterForPeople() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "bot");
        sends.reply(ada, "person");

        assertThat(hoursOpen("bot")).isEqualTo(24 - 1 / 60.0);
        assertThat(hoursOpen("person")).isEqualTo(7 * 24 - 1 / 60.0);
    }

    @Test
    void neverClosesWhereThereIsNoWindow() {
        Conversation comment = sends.heard(publicly("c1"));

        sends.answer(comment, "one");

        assertThat(sends.sql
                        .sql("select not_after = 'infinity' from outbox")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void writesDownAReplyToSomebodyWhoWasNeverHeard() {
        Conversation silent = sends.find(privately("Nobody"));

        sends.reply(silent, "hello?");
        outbox.expire();

        assertThat(sends.states(silent)).containsExactly(State.FAILED);
    }

    @Test
    void doesNotTakeWhatWasPutIntoATransactionThatRollsBack() {
        Conversation ada = sends.heard(privately("Ada"));

        sends.house.room(TransactionTemplate.class).executeWithoutResult(status -> {
            sends.answer(ada, "gone");
            status.setRollbackOnly();
        });

        assertThat(outbox.take(10)).isEmpty();
    }

    @Test
    void tellsWhetherAllAnswersToAMessageEnded() {
        Conversation ada = sends.heard(privately("Ada"));
        sends.answer(ada, "one");
        assertThat(outbox.settled(ada.id(), "one")).isFalse();

        settlement.settle(outbox.take(1).getFirst(), new SendResult.Sent(new NetworkId("n1")));

        assertThat(outbox.settled(ada.id(), "one")).isTrue();
    }

    private static String words(Parcel parcel) {
        return parcel.outbound().act().words();
    }

    private double hoursOpen(String trigger) {
        return sends.sql
                .sql("select extract(epoch from not_after - last_heard) / 3600 from outbox where trigger = :trigger")
                .param("trigger", trigger)
                .query(Double.class)
                .single();
    }

    private static <T> T elsewhere(java.util.concurrent.Callable<T> work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("it waited for the other transaction", e);
        }
    }

    private static void inParallel(int many, Runnable work) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                ends.add(threads.submit(() -> {
                    go.await();
                    work.run();
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    /** What the network sees. */
    private static final class Watch {

        final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        final AtomicInteger overlaps = new AtomicInteger();
        private final Set<ConversationId> busy = ConcurrentHashMap.newKeySet();

        void send(Parcel parcel) {
            if (!busy.add(parcel.conversation())) {
                overlaps.incrementAndGet();
            }
            LockSupport.parkNanos(500_000);
            sent.add(words(parcel));
            busy.remove(parcel.conversation());
        }

        /** Words read {@code m<customer>-<number>}. */
        boolean inOrder() {
            Map<String, List<String>> byCustomer =
                    sent.stream().collect(Collectors.groupingBy(it -> it.replaceFirst("-.*", "")));
            return byCustomer.values().stream()
                    .allMatch(it -> it.stream().sorted().toList().equals(it));
        }
    }
}
