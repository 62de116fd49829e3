package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network delivers badly: again, at the same moment, in the wrong order, late; and customers change their minds. */
@ExtendWith(SharedHouse.class)
class WebhookFaultTests {

    private static final Duration REST = Duration.ofSeconds(60);
    private static final int ECHOES = Runs.size("echoes", 2000);

    private final Random dice = Runs.dice(this);
    private final House house;
    private final Customers customers;

    WebhookFaultTests(House house) {
        this.house = house;
        this.customers = house.customers();
    }

    @Test
    void answersRepeatedMessagesOnce() throws Exception {
        List<Message> messages = Customers.questions(Runs.size("messages", 200));

        customers.burst(messages, new Weather(0.3, 1, 0, Duration.ZERO), dice);

        house.settle(REST);
        assertThat(messages)
                .allSatisfy(it -> assertThat(house.graph().seenBy(it.psid())).hasSize(1));
    }

    @Test
    void answersSixteenCopiesAtOnceOnce() throws Exception {
        List<Message> messages = Customers.questions(12);

        customers.burst(messages, new Weather(0, 16, 0, Duration.ZERO), dice);

        house.settle(REST);
        assertThat(messages)
                .allSatisfy(it -> assertThat(house.graph().seenBy(it.psid())).hasSize(1));
        assertThat(house.query("select external_id from message group by 1 having count(*) > 1"))
                .isEmpty();
    }

    @Test
    void keepsTheTimelineRightWhenMessagesComeLate() throws Exception {
        List<Message> messages = new ArrayList<>();
        for (Message first : Customers.questions(30)) {
            messages.add(later(first, 0));
            for (int n = 1; n < 3; n++) {
                messages.add(later(Customers.question(first.psid()), n));
            }
        }

        customers.burst(messages, new Weather(0.1, 1, 0.1, Duration.ofSeconds(4)), dice);

        house.waitForQuiet(REST);
        try (var database = house.product().database()) {
            Verdict verdict = house.ledger().check(house.graph(), database);
            assertThat(verdict.lost()).isEmpty();
            assertThat(verdict.doubled()).isEmpty();
        }
        for (Message first : messages) {
            List<String> timeline = house.query(
                    "select m.body from message m join conversation c on c.id = m.conversation"
                            + " where c.thread = ? order by m.at, m.n",
                    first.psid());
            assertThat(timeline)
                    .isEqualTo(messages.stream()
                            .filter(it -> it.psid().equals(first.psid()))
                            .map(Message::text)
                            .toList());
        }
    }

    private static Message later(Message message, int seconds) {
        return new Message(
                message.page(),
                message.psid(),
                message.mid(),
                message.order(),
                message.at().plusSeconds(seconds).minusSeconds(10));
    }

    @Test
    void neverAnswersAMessageWhoseWithdrawalCameFirst() throws Exception {
        Message question = Customers.question();
        house.ledger().excuse(question);

        customers.deliver(Payloads.withdrawn(question));
        customers.say(question);

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid())).isEmpty();
    }

    @Test
    void answersTheEditThatCameBeforeItsMessage() throws Exception {
        Message question = Customers.question();
        Message changed = question.changed(Customers.question().order());
        house.ledger().excuse(question);

        customers.deliver(Payloads.edited(changed));
        customers.say(question);

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid()))
                .singleElement()
                .satisfies(post -> assertThat(post.text()).contains("" + changed.order()));
    }

    @Test
    void plansAQueuedReplyAnewOnceWhenItsMessageChanges() throws Exception {
        Message question = Customers.question();
        Message changed = question.changed(Customers.question().order());
        house.ledger().excuse(question);
        stopThePage();

        customers.say(question);
        Runs.waitFor("a queued reply", REST, () -> house.sends(question.psid()).equals(List.of("WAITING")));
        customers.deliver(Payloads.edited(changed));
        Runs.waitFor("a new plan", REST, () -> house.sends(question.psid()).equals(List.of("CANCELLED", "WAITING")));
        startThePage();

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid()))
                .singleElement()
                .satisfies(post -> assertThat(post.text()).contains("" + changed.order()));
        assertThat(house.sends(question.psid())).containsExactly("CANCELLED", "SENT");
    }

    @Test
    void dropsAQueuedReplyWhenItsMessageIsTakenBack() throws Exception {
        Message question = Customers.question();
        house.ledger().excuse(question);
        stopThePage();

        customers.say(question);
        Runs.waitFor("a queued reply", REST, () -> house.sends(question.psid()).equals(List.of("WAITING")));
        customers.deliver(Payloads.withdrawn(question));
        Runs.waitFor("it is dropped", REST, () -> house.sends(question.psid()).equals(List.of("CANCELLED")));
        startThePage();

        house.settle(REST);
        assertThat(house.graph().seenBy(question.psid())).isEmpty();
    }

    private void stopThePage() throws Exception {
        house.change("insert into account_pause values ('facebook', '%s', 'infinity', 'stopped by the test')"
                .formatted(House.PAGE));
    }

    private void startThePage() throws Exception {
        house.change("delete from account_pause");
    }

    @Test
    void answersAnAlbumOnceInOneConversation() throws Exception {
        Message first = Customers.question();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 10; n++) {
                Message picture = Customers.question(first.psid());
                house.ledger().sent(picture);
                hands.execute(() -> customers.deliver(Payloads.picture(picture)));
            }
        }

        house.settle(REST);
        assertThat(house.query("select id::text from conversation where thread = ?", first.psid()))
                .hasSize(1);
        assertThat(house.query(
                        "select m.external_id from message m join conversation c on c.id = m.conversation"
                                + " where c.thread = ?",
                        first.psid()))
                .hasSize(10);
        assertThat(house.graph().seenBy(first.psid())).hasSize(1);
    }

    @Test
    void answersNoneOfItsOwnEchoes() throws Exception {
        List<Message> messages = Customers.questions(20);
        customers.burst(messages, Weather.FAIR, dice);
        house.settle(REST);
        List<Post> posts = messages.stream()
                .flatMap(it -> house.graph().seenBy(it.psid()).stream())
                .toList();
        int before = house.graph().posts().size();

        for (int n = 0; n < ECHOES; n += posts.size()) {
            customers.deliver(Payloads.echoes(posts));
        }

        house.settle(REST);
        assertThat(house.graph().posts()).hasSize(before);
        assertThat(messages)
                .allSatisfy(it -> assertThat(house.query("select owner from conversation where thread = ?", it.psid()))
                        .containsExactly("BOT"));
    }
}
