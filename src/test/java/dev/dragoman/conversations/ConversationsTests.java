package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static dev.dragoman.TestEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.message.Inbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class ConversationsTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    private static final Duration QUIET = Duration.ofMillis(800);

    private final HouseOfTests house;
    private final DataSource source;
    private final Conversations conversations;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ConversationsTests(DataSource source) {
        this.source = source;
        house = HouseOfTests.on(source);
        conversations = house.room(Conversations.class);
        sql = house.room(JdbcClient.class);
        transaction = house.room(TransactionTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        house.empty();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isDueAfterTheQuietTimeAndNotBefore() {
        say("Ada", "one", QUIET);

        assertThat(conversations.due(10)).isEmpty();
        assertThat(millisUntilDue()).isBetween(1.0, 800.0);

        pass(Duration.ofSeconds(1));
        assertThat(conversations.due(10)).hasSize(1);
    }

    @Test
    void waitsForACustomerWhoGoesOnWritingButThreeSecondsAtMost() {
        say("Ada", "one", QUIET);
        pass(Duration.ofMillis(700));
        say("Ada", "two", QUIET);
        assertThat(millisUntilDue()).isCloseTo(800, within(300.0));

        pass(Duration.ofMillis(700));
        say("Ada", "three", QUIET);
        pass(Duration.ofMillis(1400));
        say("Ada", "four", QUIET);

        assertThat(millisUntilDue()).as("2.8 s have passed").isLessThanOrEqualTo(200);
        pass(Duration.ofMillis(200));
        assertThat(conversations.due(10))
                .singleElement()
                .satisfies(due -> assertThat(due.unanswered())
                        .extracting(Message::externalId)
                        .containsExactly("one", "two", "three", "four"));
    }

    @Test
    void startsANewQuietTimeAfterAnAnswer() {
        say("Ada", "one", Duration.ZERO);
        answer(take());
        pass(Duration.ofHours(1));

        say("Ada", "two", QUIET);

        assertThat(millisUntilDue()).isBetween(1.0, 800.0);
    }

    @Test
    void neverGivesAConversationToTwoTakers() throws Exception {
        int many = 200;
        IntStream.range(0, many).forEach(i -> say("customer " + i, "m" + i, Duration.ZERO));
        Callable<List<ConversationId>> taker = () -> {
            List<ConversationId> taken = new ArrayList<>();
            List<DueWork> some = conversations.due(3);
            while (!some.isEmpty()) {
                some.forEach(it -> taken.add(it.conversation().id()));
                some = conversations.due(3);
            }
            return taken;
        };

        List<ConversationId> taken = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<ConversationId>> it :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> taker).toList())) {
                taken.addAll(it.get());
            }
        }

        assertThat(taken).hasSize(many).doesNotHaveDuplicates();
    }

    @Test
    void losesNobodysMessageBehindAFlood() {
        say("Flood", "first", Duration.ZERO);
        sql.sql("""
                insert into message (conversation, external_id, author, kind, body, at)
                select id, 'flood ' || i, 'CUSTOMER', 'SAID', '!', now() from conversation, generate_series(1, 3000) i
                """).update();
        say("Ada", "one", Duration.ZERO);

        List<DueWork> due = conversations.due(10);

        assertThat(due).hasSize(2).allSatisfy(it -> assertThat(it.unanswered()).isNotEmpty());
        assertThat(due)
                .anySatisfy(it -> assertThat(it.unanswered())
                        .extracting(Message::externalId)
                        .containsExactly("one"));
    }

    @Test
    void recognisesAConversationInWhichNothingHappened() {
        say("Ada", "one", Duration.ZERO);

        assertThat(unchanged(take())).isPresent();
    }

    @Test
    void refusesADecisionAfterANewMessage() {
        say("Ada", "one", Duration.ZERO);
        Conversation prepared = take();

        say("Ada", "two", Duration.ZERO);

        assertThat(unchanged(prepared)).isEmpty();
        conversations.giveBack(prepared);
        assertThat(take().id()).isEqualTo(prepared.id());
    }

    @Test
    void refusesADecisionAfterTheMessageWasTakenBack() {
        say("Ada", "one", Duration.ZERO);
        Conversation prepared = take();

        file(withdrawn(privately("Ada"), "one"));

        assertThat(unchanged(prepared)).isEmpty();
    }

    @Test
    void refusesADecisionForAnotherOwner() {
        say("Ada", "one", Duration.ZERO);
        Conversation prepared = take();

        conversations.handTo(prepared.id(), Owner.HUMAN, "Anna took it", ANNA);

        assertThat(unchanged(prepared)).isEmpty();
        assertThat(conversations.due(10)).isEmpty();
    }

    @Test
    void refusesADecisionUnderALeaseThatSomebodyElseHas() {
        say("Ada", "one", Duration.ZERO);
        Conversation slow = take();
        sql.sql("update conversation set lease_until = clock_timestamp()").update();

        Conversation quick = take();

        assertThat(unchanged(slow)).isEmpty();
        assertThat(unchanged(quick)).isPresent();
        conversations.giveBack(slow);
        assertThat(conversations.due(10)).as("a stale lease gives nothing back").isEmpty();
    }

    @Test
    void decidesOnceUnderOneLease() {
        say("Ada", "one", Duration.ZERO);
        Conversation prepared = take();

        transaction.executeWithoutResult(status ->
                conversations.answered(prepared.id(), new Conversations.Outcome(Long.MAX_VALUE, 0, "en", false)));

        assertThat(unchanged(prepared)).isEmpty();
        assertThat(transaction.<List<Conversation>>execute(status -> conversations.unchanged(List.of(prepared))))
                .isEmpty();
    }

    @Test
    void endsItsOwnLeasesAtTheStartAndNobodyElses() {
        say("Ada", "one", Duration.ZERO);
        take();
        try (var two = HouseOfTests.on(source, "two")) {
            two.room(Conversations.class).endOwnLeases();
            assertThat(conversations.due(10)).isEmpty();
        }

        conversations.endOwnLeases();

        assertThat(conversations.due(10)).hasSize(1);
    }

    @Test
    void readsAConversationInWhichNobodyWasHeard() {
        ConversationId conversation = conversations.open(privately("Ada"));

        Conversation silent = conversations.find(conversation).orElseThrow();

        assertThat(Filing.utc(silent.lastHeard())).isBefore(Filing.utc(silent.lastAt()));
    }

    @Test
    void answersEveryMessageUpToTheTriggerAndNoLaterOne() {
        say("Ada", "one", Duration.ZERO);
        DueWork work = conversations.due(10).getFirst();
        sql.sql(
                        "insert into message (conversation, external_id, author, kind, body, at) select id, 'late', 'CUSTOMER', 'SAID', '', now() from conversation")
                .update();

        transaction.executeWithoutResult(status -> conversations.answered(
                work.conversation().id(),
                new Conversations.Outcome(work.unanswered().getLast().n(), 0, "en", true)));

        assertThat(conversations.settled(privately("Ada"), "one")).isTrue();
        assertThat(conversations.settled(privately("Ada"), "late")).isFalse();
    }

    private void say(String customer, String id, Duration quiet) {
        transaction.executeWithoutResult(
                status -> conversations.file(said(privately(customer), id, "Hello " + id), quiet));
    }

    private void file(Inbound inbound) {
        transaction.executeWithoutResult(status -> conversations.file(inbound, Duration.ZERO));
    }

    private Conversation take() {
        return conversations.due(10).getFirst().conversation();
    }

    private Optional<Conversation> unchanged(Conversation prepared) {
        return Objects.requireNonNull(transaction.execute(status -> conversations.unchanged(prepared)));
    }

    private void answer(Conversation prepared) {
        transaction.executeWithoutResult(status ->
                conversations.answered(prepared.id(), new Conversations.Outcome(Long.MAX_VALUE, 0, null, false)));
    }

    /** Moves everything into the past, as if that much time went by. */
    private void pass(Duration time) {
        sql.sql("""
                update conversation set due_at = due_at - :ms * interval '1 millisecond',
                                        burst_since = burst_since - :ms * interval '1 millisecond'
                """).param("ms", time.toMillis()).update();
    }

    private double millisUntilDue() {
        return sql.sql("select extract(epoch from due_at - clock_timestamp()) * 1000 from conversation")
                .query(Double.class)
                .single();
    }
}
