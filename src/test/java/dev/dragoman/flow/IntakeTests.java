package dev.dragoman.flow;

import static dev.dragoman.TestEvents.edited;
import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.said;
import static dev.dragoman.TestEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.TestEvents;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Address;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RealPostgres
class IntakeTests {

    private static final Address ADA = privately("Ada");

    private final Store store;

    IntakeTests(DataSource source) {
        store = new Store(source);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void dropsWhatTheNetworkRepeats() {
        store.hear(said(ADA, "one", "Hello"), said(ADA, "one", "Hello"));
        store.hear(said(ADA, "one", "Hello"));

        assertThat(store.messages(ADA)).hasSize(1);
        assertThat(store.due())
                .singleElement()
                .satisfies(it -> assertThat(it.unanswered()).hasSize(1));
    }

    @Test
    void answersNothingTwiceWhenARepeatComesAfterTheAnswer() {
        store.hear(said(ADA, "one", "Hello"));
        store.answer(store.due().getFirst());

        store.hear(said(ADA, "one", "Hello"));

        assertThat(store.due()).isEmpty();
    }

    @Test
    void keepsAnEditThatComesBeforeItsMessage() {
        store.hear(edited(ADA, "one", "Where is my parcel?"));
        assertThat(store.due()).isEmpty();
        assertThat(store.messages(ADA)).isEmpty();

        store.hear(said(ADA, "one", "Where is my parsel?"));

        assertThat(store.due().getFirst().unanswered())
                .extracting(Message::text)
                .containsExactly("Where is my parcel?");
        assertThat(store.find(ADA).preview()).isEqualTo("Where is my parcel?");
    }

    @Test
    void keepsTheLatestOfTwoEdits() {
        var early = edited(ADA, "one", "first edit");
        store.hear(said(ADA, "one", "original"), edited(ADA, "one", "second edit"));

        store.hear(early);

        assertThat(store.messages(ADA)).extracting(Message::text).containsExactly("second edit");
    }

    @Test
    void neverAnswersAMessageThatWasTakenBackBeforeItCame() {
        store.hear(withdrawn(ADA, "one"));
        store.hear(said(ADA, "one", "my secret"));

        assertThat(store.due()).isEmpty();
        assertThat(store.messages(ADA)).singleElement().satisfies(it -> {
            assertThat(it.text()).isEmpty();
            assertThat(it.withdrawnAt()).isNotNull();
        });
        assertThat(store.find(ADA).preview()).isEmpty();
    }

    @Test
    void forgetsTheTextOfAMessageThatIsTakenBack() {
        store.hear(said(ADA, "zero", "Hello"), said(ADA, "one", "my secret"));

        store.hear(withdrawn(ADA, "one"));

        assertThat(store.messages(ADA)).extracting(Message::text).containsExactly("Hello", "");
        assertThat(store.find(ADA).preview()).doesNotContain("secret");
    }

    @Test
    void winsOverALaterEditWhenAMessageIsTakenBack() {
        store.hear(said(ADA, "one", "my secret"), withdrawn(ADA, "one"), edited(ADA, "one", "my secret again"));

        assertThat(store.messages(ADA)).extracting(Message::text).containsExactly("");
    }

    @Test
    void cancelsTheAnswerToAMessageThatIsTakenBack() {
        store.hear(said(ADA, "one", "Hello"));
        store.put(store.find(ADA), "one", Owner.BOT);

        store.hear(withdrawn(ADA, "one"));

        assertThat(store.sendings(ADA)).extracting(Sending::state).containsExactly(Sending.State.CANCELLED);
    }

    @Test
    void reopensAClosedConversationForTheBot() {
        store.hear(said(ADA, "one", "Hello"));
        store.conversations.handTo(store.find(ADA).id(), Owner.CLOSED, "resolved", null);

        store.hear(said(ADA, "two", "One more thing"));

        assertThat(store.find(ADA).owner()).isEqualTo(Owner.BOT);
        assertThat(store.conversations.ownership(store.find(ADA).id()).getLast())
                .extracting(OwnerChange::was, OwnerChange::now, OwnerChange::reason)
                .containsExactly(Owner.CLOSED, Owner.BOT, "the customer wrote again");
        assertThat(store.due().getFirst().unanswered())
                .extracting(Message::externalId)
                .containsExactly("two");
    }

    @Test
    void leavesAConversationWithItsPerson() {
        store.hear(said(ADA, "one", "Hello"));
        store.conversations.handTo(store.find(ADA).id(), Owner.HUMAN, "a person took it", null);

        store.hear(said(ADA, "two", "Are you there?"));

        assertThat(store.find(ADA).owner()).isEqualTo(Owner.HUMAN);
        assertThat(store.due()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void storesHostileTexts(String text) {
        store.hear(said(ADA, "one", text), said(ADA, "two", "next"));

        assertThat(store.bus.backlog()).isEqualTo(new Bus.Backlog(0, 0, 0));
        assertThat(store.messages(ADA)).extracting(Message::externalId).containsExactly("one", "two");
        assertThat(store.messages(ADA).getFirst().text()).doesNotContain("\u0000");
    }

    static List<String> hostileTexts() {
        return List.of(
                "a\u0000b",
                "\ud83d alone",
                "alone \ude00",
                "\ud83d\ude00".repeat(50_000),
                "\u202egnp.exe\u202c",
                "'); drop table message; --",
                "{\"a\": \"\\u0000\"}",
                "",
                "\ufeff\uffff\ufffe");
    }

    @Test
    void quarantinesWithAHostileReason() {
        store.room(Quarantine.class).put(TestEvents.CHANNEL, new byte[] {0, 1}, "not JSON at \u0000");

        assertThat(store.room(Quarantine.class).list())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).startsWith("not JSON"));
    }
}
