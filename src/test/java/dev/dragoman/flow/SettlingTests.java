package dev.dragoman.flow;

import static dev.dragoman.TestEvents.echoed;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Doubt;
import dev.dragoman.delivery.Doubts;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.delivery.Verdict;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.Act;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A failed send puts its conversation in front of people, and a person settles the send. */
@RealPostgres
class SettlingTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    private static final Holder BEN = new Holder(UUID.randomUUID(), "Ben");

    private final HouseOfTests house;
    private final Settling settling;
    private final Conversations conversations;
    private final Queue queue;
    private final Doubts doubts;
    private ConversationId ada;

    SettlingTests(DataSource source) {
        house = HouseOfTests.on(source);
        settling = house.room(Settling.class);
        conversations = house.room(Conversations.class);
        queue = house.room(Queue.class);
        doubts = house.room(Doubts.class);
        house.empty();
        ada = conversations.open(privately("Ada"));
    }

    @BeforeEach
    void theBotHasAnswered() {
        says("Hello");
        house.room(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        conversations.answered(ada, new Conversations.Outcome(Long.MAX_VALUE, 0, null, false)));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "arrived", "discard"})
    void closesTheConversationThatWaitedForNothingElse(String word) {
        fails("one");
        assertThat(queue.open(ada)).isPresent();

        Verdict verdict = settles(word, ANNA);

        assertThat(verdict).isEqualTo(new Verdict.Done());
        assertThat(queue.open(ada)).isEmpty();
        assertThat(owner()).isEqualTo(Owner.CLOSED);
        assertThat(conversations.ownership(ada).getLast().byName()).isEqualTo("Anna");
        assertThat(resolution()).startsWith("settled by Anna: the reply ");
    }

    @Test
    void waitsForTheLastOfSeveralSends() {
        fails("one");
        fails("two");

        settles("arrived", ANNA);
        assertThat(queue.open(ada)).isPresent();
        settles("discard", BEN);

        assertThat(queue.open(ada)).isEmpty();
        assertThat(resolution()).isEqualTo("settled by Ben: the reply was discarded: a typo");
    }

    @Test
    void leavesAConversationThatSomebodyHas() {
        fails("one");
        queue.claim(ada, BEN);

        settles("arrived", ANNA);

        assertThat(queue.open(ada))
                .hasValueSatisfying(it -> assertThat(it.holderName()).isEqualTo("Ben"));
        assertThat(owner()).isEqualTo(Owner.HUMAN);
    }

    @Test
    void leavesAConversationThatWaitsForSomethingElseToo() {
        queue.add(ada, "asked for a person", false);
        fails("one");

        settles("arrived", ANNA);

        assertThat(queue.open(ada)).isPresent();
        assertThat(owner()).isEqualTo(Owner.QUEUED);
    }

    @Test
    void leavesAConversationToWhichSomethingElseWasAddedLater() {
        fails("one");
        queue.add(ada, "asked for a person", false);

        settles("arrived", ANNA);

        assertThat(queue.open(ada)).isPresent();
    }

    @Test
    void leavesACustomerWhoWroteSinceInFrontOfPeople() {
        fails("one");
        says("Are you still there?");

        settles("arrived", ANNA);

        assertThat(queue.open(ada)).isPresent();
        assertThat(owner()).isEqualTo(Owner.QUEUED);
    }

    @Test
    void changesNothingForTheSecond() {
        fails("one");
        Doubt.Seen seen = seen();
        settling.arrived(seen, ANNA);
        queue.add(ada, "asked for a person", false);

        Verdict verdict = settling.discard(seen, BEN, "a typo");

        assertThat(verdict).isEqualTo(new Verdict.AlreadySettled("Anna"));
        assertThat(queue.open(ada)).isPresent();
    }

    @Test
    void closesWhenAnEchoShowsThatTheReplyArrived() {
        fails("one");
        String key = seen().id().toString();

        house.room(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> house.room(Filer.class).file(echoed(privately("Ada"), "network-1", key)));

        assertThat(doubts.list()).isEmpty();
        assertThat(owner()).isEqualTo(Owner.CLOSED);
        assertThat(resolution()).isEqualTo("settled: the network showed that the reply had arrived");
    }

    private void says(String text) {
        house.room(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> conversations.file(said(privately("Ada"), "id of " + text, text), Duration.ZERO));
    }

    /** A reply that the network refuses, and of which people learn. */
    private void fails(String text) {
        Outbox outbox = house.room(Outbox.class);
        var author = new Draft.Author(BEN.id(), BEN.name());
        var draft = new Draft(
                conversations.find(ada).orElseThrow(),
                null,
                new Act.Say(text, List.of()),
                null,
                author,
                new Draft.Place(text, "reply", 0, 0));
        house.room(TransactionTemplate.class).executeWithoutResult(status -> outbox.put(draft));
        outbox.take(1).forEach(it -> house.room(Settlement.class).settle(it, new SendResult.Refused("too long")));
        house.room(Handover.class).escalate();
    }

    private Verdict settles(String word, Holder person) {
        Doubt.Seen seen = seen();
        return switch (word) {
            case "again" -> settling.again(seen, person);
            case "arrived" -> settling.arrived(seen, person);
            default -> settling.discard(seen, person, "a typo");
        };
    }

    private Doubt.Seen seen() {
        Doubt doubt = doubts.list().getFirst();
        return new Doubt.Seen(doubt.sending().id(), doubt.since());
    }

    private Owner owner() {
        return conversations.find(ada).orElseThrow().owner();
    }

    private String resolution() {
        return house.room(JdbcClient.class)
                .sql("select resolution from ticket where conversation = :id")
                .param("id", ada.value())
                .query(String.class)
                .single();
    }
}
