package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.Owner;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.delivery.Sending;
import dev.dragoman.handoff.AlreadyClaimed;
import dev.dragoman.simulator.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bot fetches a person, who answers and gives the conversation back. */
class HandoffJourneyTests extends JourneyHouse {

    private static final Holder BEN = new Holder(UUID.fromString("00000000-0000-0000-0000-0000000000be"), "Ben");

    private final int customer = stranger();

    @Test
    void announcesThePersonWhomACustomerAsksFor() {
        network.write(customer, "I want to talk to a human");

        assertThat(answers(customer, 1).getFirst().text()).isNotBlank();
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.QUEUED);
        assertThat(queue.open(privateTalk(customer).id()).orElseThrow().reason())
                .contains("asked for a person");
    }

    @Test
    void staysSilentWhileAPersonIsAwaited() {
        network.write(customer, "I want to talk to a human");
        answers(customer, 1);

        network.write(customer, "Where is my parcel 4711?");

        waitForQuiet();
        assertThat(answers(customer, 1)).hasSize(1);
    }

    @Test
    void letsAPersonAnswerAndComesBackAfterThem() {
        network.write(customer, "I want to talk to a human");
        answers(customer, 1);
        var id = privateTalk(customer).id();

        desk.take(id, ANNA);
        desk.reply(id, ANNA, UUID.randomUUID(), "Hello, Anna here. What may I do for you?");
        List<Line> lines = answers(customer, 2);
        queue.resolve(id, ANNA);
        network.write(customer, "Where is my parcel 4711?");

        assertThat(lines.getLast().text()).isEqualTo("Hello, Anna here. What may I do for you?");
        assertThat(answers(customer, 3).getLast().text()).contains("4711");
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.BOT);
        assertThat(conversations.ownership(id).stream().map(OwnerChange::now))
                .containsExactly(Owner.QUEUED, Owner.HUMAN, Owner.CLOSED, Owner.BOT);
    }

    @Test
    void sendsAPersonsReplyInPlaceOfTheBotsThatStillWaits() {
        stopTheAccount();
        network.write(customer, "Where is my parcel 4711?");
        waitFor("the bot's reply waits", () -> sends(privateTalk(customer)).size() == 1);

        desk.reply(privateTalk(customer).id(), ANNA, UUID.randomUUID(), "I have found your parcel.");
        startTheAccount();

        assertThat(answers(customer, 1).getFirst().text()).isEqualTo("I have found your parcel.");
        assertThat(sends(privateTalk(customer)).stream().map(Sending::state))
                .containsExactly(Sending.State.CANCELLED, Sending.State.SENT);
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.HUMAN);
    }

    @Test
    void takesARepeatedRequestOfTheBrowserForOneReply() {
        network.write(customer, "I want to talk to a human");
        answers(customer, 1);
        var browserId = UUID.randomUUID();

        desk.reply(privateTalk(customer).id(), ANNA, browserId, "Anna here.");
        desk.reply(privateTalk(customer).id(), ANNA, browserId, "Anna here.");

        assertThat(answers(customer, 2)).hasSize(2);
    }

    @Test
    void refusesASecondPerson() {
        network.write(customer, "I want to talk to a human");
        answers(customer, 1);
        desk.take(privateTalk(customer).id(), ANNA);

        assertThatThrownBy(() -> desk.take(privateTalk(customer).id(), BEN))
                .isInstanceOf(AlreadyClaimed.class)
                .hasMessageContaining("Anna");
    }

    @Test
    void putsARefusedReplyInFrontOfAPerson() {
        network.change(Map.of("blocked", List.of(customer)));

        network.write(customer, "Where is my parcel 4711?");

        waitForOwner(Owner.QUEUED, () -> privateTalk(customer));
        network.change(Map.of("blocked", List.of()));
        assertThat(queue.open(privateTalk(customer).id()).orElseThrow().reason())
                .contains("could not be sent");
    }
}
