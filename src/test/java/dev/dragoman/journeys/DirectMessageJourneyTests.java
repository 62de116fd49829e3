package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer writes in Messenger. */
class DirectMessageJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wo bleibt mein Paket 4711?     | automatische Assistent | Bestellung: 4711
            Where is my parcel 4711?       | automated assistant    | 4711
            Kann ich das Zelt zurückgeben? | automatische Assistent | Rück
            How can I return my tent?      | automated assistant    | return
            """)
    void answersInTheCustomersLanguage(String question, String introduction, String words) {
        network.write(customer, question);

        assertThat(answers(customer, 1).getFirst().text())
                .contains(introduction)
                .containsIgnoringCase(words);
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void introducesItselfOnce() {
        network.write(customer, "Where is my parcel 4711?");
        answers(customer, 1);

        network.write(customer, "And what does shipping cost?");

        assertThat(answers(customer, 2).getLast().text()).doesNotContain("automated assistant");
    }

    @Test
    void joinsWhatIsWrittenInQuickSuccession() {
        network.write(customer, "Hallo, ich habe eine Frage");
        network.write(customer, "wo bleibt mein Paket");
        network.write(customer, "Bestellnummer 4711");

        assertThat(answers(customer, 1).getFirst().text()).contains("4711");
    }

    @Test
    void answersOnceHoweverOftenTheNetworkTellsIt() {
        network.change(Map.of("repeatDeliveries", 3, "reorder", true));

        network.write(customer, "Where is my parcel 4711?");

        assertThat(answers(customer, 1)).hasSize(1);
    }

    @Test
    void followsAPressedQuickReply() {
        network.write(customer, "flurb zork wibble quux");
        Line question = answers(customer, 1).getFirst();

        network.play(new Play("press", customer, question.id(), null, "/track_order"));

        assertThat(answers(customer, 2).getLast().text()).contains("wanderlicht.example/track");
    }

    @Test
    void answersThePressedStartButton() {
        play("start", customer, null, "");

        assertThat(answers(customer, 1).getFirst().text()).isNotBlank();
    }

    @Test
    void answersTheEditedWords() {
        String message = network.write(customer, "Where is my parcel 4711?");
        play("edit", customer, message, "Where is my parcel 9034?");

        assertThat(answers(customer, 1).getFirst().text()).contains("9034").doesNotContain("4711");
    }

    @Test
    void takesBackAnAnswerThatHasNotLeftWhenTheWordsChange() {
        stopTheAccount();
        String message = network.write(customer, "Where is my parcel 4711?");
        waitFor("the answer waits", () -> sends(privateTalk(customer)).size() == 1);

        play("edit", customer, message, "Where is my parcel 9034?");
        waitFor("another answer waits", () -> sends(privateTalk(customer)).size() == 2);
        startTheAccount();

        assertThat(answers(customer, 1).getFirst().text())
                .contains("automated assistant", "9034")
                .doesNotContain("4711");
        assertThat(sends(privateTalk(customer)).stream().map(Sending::state))
                .containsExactly(Sending.State.CANCELLED, Sending.State.SENT);
    }

    @Test
    void doesNotAnswerAnEditAfterTheAnswer() {
        String message = network.write(customer, "Where is my parcel 4711?");
        answers(customer, 1);

        play("edit", customer, message, "Where is my parcel 9034?");

        assertThat(answers(customer, 1)).hasSize(1);
        assertThat(conversations.messages(privateTalk(customer).id()).getFirst().text())
                .contains("9034");
    }

    @Test
    void doesNotAnswerWhatWasTakenBackInTime() {
        String message = network.write(customer, "Where is my parcel 4711?");
        play("withdraw", customer, message, "");

        assertThat(privateTalk(customer)).isNotNull();
        assertThat(answers(customer, 0)).isEmpty();
        assertThat(conversations.messages(privateTalk(customer).id()))
                .allSatisfy(line -> assertThat(line.text()).isEmpty());
    }

    @Test
    void fallsSilentWhenAColleagueAnswersInTheNetworksOwnApp() {
        network.write(customer, "Where is my parcel 4711?");
        play("inbox", customer, null, "Hello, this is Ben. I am looking for it.");
        waitForOwner(Owner.HUMAN, () -> privateTalk(customer));

        network.write(customer, "Thank you, and what does shipping cost?");

        waitForQuiet();
        assertThat(fromBrand(customer)).isEmpty();
        assertThat(sends(privateTalk(customer)))
                .allSatisfy(send -> assertThat(send.state()).isEqualTo(Sending.State.CANCELLED));
    }

    @Test
    void learnsThatTheAnswerWasDeliveredAndRead() {
        network.write(customer, "Where is my parcel 4711?");
        answers(customer, 1);

        play("read", customer, null, "");

        waitFor("the receipt", () -> sends(privateTalk(customer)).getFirst().readAt() != null);
        assertThat(sends(privateTalk(customer)).getFirst().deliveredAt()).isNotNull();
    }

    @Test
    void settlesByItsEchoASendWhoseAnswerWasLost() {
        network.change(Map.of("failAfterAccepting", 1));

        network.write(customer, "Where is my parcel 4711?");

        answers(customer, 1);
        waitFor("the echo", () -> sends(privateTalk(customer)).getFirst().state() == Sending.State.SENT);
        assertThat(queue.open(privateTalk(customer).id())).isEmpty();
    }

    @Test
    void asksBackOnceAndThenFetchesAPerson() {
        network.write(customer, "flurb zork wibble quux");
        assertThat(answers(customer, 1).getFirst().options()).isNotEmpty();

        network.write(customer, "zork flurb quux wibble");

        answers(customer, 2);
        assertThat(privateTalk(customer).owner()).isEqualTo(Owner.QUEUED);
        assertThat(queue.open(privateTalk(customer).id()).orElseThrow().reason())
                .contains("twice in a row");
    }
}
