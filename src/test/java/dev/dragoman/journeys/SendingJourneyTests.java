package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network breaks its word, and a bot writes instead of a customer. */
class SendingJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @AfterEach
    void deliverAgain() {
        network.change(Map.of("dropDeliveries", 0, "failAfterAccepting", 0, "receipts", true));
    }

    @Test
    void findsInTheNetworksListASendWhoseAnswerAndEchoWereLost() {
        stopTheAccount();
        network.write(customer, "Where is my parcel 4711?");
        waitFor("the answer waits", () -> sends(privateTalk(customer)).size() == 1);
        network.change(Map.of("failAfterAccepting", 1, "dropDeliveries", 1, "receipts", false));
        startTheAccount();
        waitFor("the doubt", () -> sends(privateTalk(customer)).getFirst().state() == Sending.State.UNCLEAR);

        waitFor("the look", () -> sends(privateTalk(customer)).getFirst().state() == Sending.State.SENT);

        assertThat(fromBrand(customer)).hasSize(1);
        assertThat(queue.open(privateTalk(customer).id())).isEmpty();
    }

    @Test
    void stopsTalkingToABotOfItsOwnKind() {
        network.write(customer, "Where is my parcel 4711?");
        String introduction = answers(customer, 1).getFirst().text().replaceFirst("(?s)\n\n.*", "");

        network.write(customer, introduction + "\n\nWhat does shipping cost?");

        waitForOwner(Owner.QUEUED, () -> privateTalk(customer));
        assertThat(answers(customer, 1)).hasSize(1);
        assertThat(queue.open(privateTalk(customer).id()).orElseThrow().reason())
                .contains("loop suspected");
    }

    @Test
    void givesTheSixthQuickQuestionToAPerson() {
        String[] questions = {
            "Where is my parcel 4711?",
            "How can I return my tent?",
            "What does shipping cost?",
            "When are you open?",
            "How can I pay?",
            "Do you ship to Austria?"
        };
        for (int i = 0; i < 5 && privateTalk(customer, questions[i]).owner() == Owner.BOT; i++) {
            answers(customer, i + 1);
        }

        privateTalk(customer, questions[5]);

        waitForOwner(Owner.QUEUED, () -> privateTalk(customer));
        assertThat(fromBrand(customer)).hasSizeLessThanOrEqualTo(6);
    }

    private dev.dragoman.conversations.Conversation privateTalk(int customer, String question) {
        network.write(customer, question);
        return privateTalk(customer);
    }
}
