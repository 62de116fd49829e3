package dev.dragoman.handoff;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.conversations.OwnerChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class QueueTests {

    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");
    private static final Holder BEN = new Holder(UUID.randomUUID(), "Ben");

    private final HouseOfTests house;
    private final Queue queue;
    private final Conversations conversations;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    QueueTests(DataSource source) {
        house = HouseOfTests.on(source);
        queue = house.room(Queue.class);
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
    void givesAConversationToOneOfFiftyPeople() throws Exception {
        ConversationId conversation = open("Ada");
        queue.add(conversation, "asked for a person", false);
        var winners = new ConcurrentLinkedQueue<Holder>();
        var refusals = new ConcurrentLinkedQueue<String>();

        atOnce(50, number -> {
            var person = new Holder(UUID.randomUUID(), "Agent " + number);
            try {
                queue.claim(conversation, person);
                winners.add(person);
            } catch (AlreadyClaimed e) {
                refusals.add(Objects.requireNonNull(e.getMessage()));
            }
        });

        Holder winner = Objects.requireNonNull(winners.peek());
        assertThat(winners).hasSize(1);
        assertThat(refusals).hasSize(49).allMatch(it -> it.startsWith(winner.name() + " has taken"));
        assertThat(find(conversation).holder()).isEqualTo(winner.id());
        assertThat(queue.open(conversation).orElseThrow().holderName()).isEqualTo(winner.name());
    }

    @Test
    void givesAConversationThatNeverWaitedToOneOfFiftyPeople() throws Exception {
        ConversationId conversation = open("Ada");
        var winners = new ConcurrentLinkedQueue<Integer>();

        atOnce(50, number -> {
            try {
                queue.claim(conversation, new Holder(UUID.randomUUID(), "Agent " + number));
                winners.add(number);
            } catch (AlreadyClaimed e) {
                // Expected of all but one.
            }
        });

        assertThat(winners).hasSize(1);
        assertThat(find(conversation).owner()).isEqualTo(Owner.HUMAN);
    }

    @Test
    void survivesTheBotHandingOverWhatPeopleClaim() throws Exception {
        List<ConversationId> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(open("customer " + i));
        }

        atOnce(200, number -> {
            ConversationId conversation = all.get(number / 2);
            if (number % 2 == 0) {
                queue.claim(conversation, ANNA);
            } else {
                transaction.executeWithoutResult(status -> {
                    sql.sql("select id from conversation where id = :id for update")
                            .param("id", conversation.value())
                            .query(UUID.class)
                            .single();
                    queue.add(conversation, "the bot was not sure", false);
                });
            }
        });

        assertThat(all).allSatisfy(it -> assertThat(queue.open(it)).isPresent());
    }

    @Test
    void ordersByUrgencyThenByWaitingTime() {
        ConversationId first = open("Ada");
        ConversationId second = open("Bob");
        ConversationId urgent = open("Eve");
        queue.add(first, "asked for a person", false);
        queue.add(second, "asked for a person", false);
        queue.add(urgent, "danger", true);

        assertThat(queue.waiting()).extracting(Ticket::conversation).containsExactly(urgent, first, second);
    }

    @Test
    void keepsThePlaceOfWhatIsPutBack() {
        ConversationId first = open("Ada");
        ConversationId second = open("Bob");
        queue.add(first, "asked for a person", false);
        queue.add(second, "asked for a person", false);
        queue.claim(first, ANNA);

        queue.release(first, ANNA);

        assertThat(queue.waiting()).extracting(Ticket::conversation).containsExactly(first, second);
        assertThat(queue.open(first).orElseThrow().holder()).isNull();
        assertThat(find(first).owner()).isEqualTo(Owner.QUEUED);
        queue.claim(first, BEN);
        assertThat(find(first).holderName()).isEqualTo("Ben");
    }

    @Test
    void queuesWhatIsPutBackThoughItNeverWaited() {
        ConversationId conversation = open("Ada");
        conversations.handTo(conversation, Owner.HUMAN, "a colleague answered in the network's own app", null);

        queue.release(conversation, ANNA);

        assertThat(find(conversation).owner()).isEqualTo(Owner.QUEUED);
        assertThat(queue.waiting()).extracting(Ticket::conversation).containsExactly(conversation);
    }

    @Test
    void closesWhatIsResolvedAndGivesTheNextMessageToTheBot() {
        ConversationId conversation = open("Ada");
        queue.add(conversation, "asked for a person", false);
        queue.claim(conversation, ANNA);

        queue.resolve(conversation, ANNA);

        assertThat(find(conversation).owner()).isEqualTo(Owner.CLOSED);
        assertThat(queue.waiting()).isEmpty();
        say("Ada", "again");
        assertThat(find(conversation).owner()).isEqualTo(Owner.BOT);
        assertThat(find(conversation).holder()).isNull();
        assertThat(conversations.due(10))
                .singleElement()
                .satisfies(due -> assertThat(due.unanswered())
                        .extracting(it -> it.externalId())
                        .containsExactly("again"));
    }

    @Test
    void makesOneTicketOfTwoReasons() {
        ConversationId conversation = open("Ada");

        queue.add(conversation, "asked for a person", false);
        queue.add(conversation, "the customer is angry", true);
        queue.add(conversation, "asked for a person", false);

        assertThat(queue.waiting()).singleElement().satisfies(ticket -> {
            assertThat(ticket.reason()).isEqualTo("asked for a person; the customer is angry");
            assertThat(ticket.urgent()).isTrue();
        });
    }

    @Test
    void leavesAHeldConversationWithItsHolderWhenAReasonIsAdded() {
        ConversationId conversation = open("Ada");
        queue.claim(conversation, ANNA);

        queue.add(conversation, "a reply could not be sent", false);

        assertThat(find(conversation).owner()).isEqualTo(Owner.HUMAN);
        assertThat(find(conversation).holder()).isEqualTo(ANNA.id());
        assertThat(queue.open(conversation).orElseThrow().reason()).contains("could not be sent");
    }

    @Test
    void tellsWhoOwnedItAndWhy() {
        ConversationId conversation = open("Ada");
        queue.add(conversation, "asked for a person", false);
        queue.claim(conversation, ANNA);
        queue.giveToBot(conversation, "nothing to do", ANNA);

        assertThat(conversations.ownership(conversation))
                .extracting(OwnerChange::now, OwnerChange::byName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Owner.QUEUED, null),
                        org.assertj.core.groups.Tuple.tuple(Owner.HUMAN, "Anna"),
                        org.assertj.core.groups.Tuple.tuple(Owner.BOT, "Anna"));
        assertThat(queue.open(conversation)).isEmpty();
    }

    @Test
    void refusesASecondPersonByName() {
        ConversationId conversation = open("Ada");
        queue.claim(conversation, ANNA);
        queue.claim(conversation, ANNA);

        assertThatExceptionOfType(AlreadyClaimed.class)
                .isThrownBy(() -> queue.claim(conversation, BEN))
                .withMessageContaining("Anna");
    }

    private ConversationId open(String customer) {
        say(customer, "first of " + customer);
        return conversations.open(privately(customer));
    }

    private void say(String customer, String id) {
        transaction.executeWithoutResult(
                status -> conversations.file(said(privately(customer), id, "Hello"), Duration.ZERO));
    }

    private Conversation find(ConversationId conversation) {
        return conversations.find(conversation).orElseThrow();
    }

    private static void atOnce(int many, java.util.function.IntConsumer work) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                ends.add(threads.submit(() -> {
                    go.await();
                    work.accept(number);
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }
}
