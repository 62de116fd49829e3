package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.whatsapp.WhatsappSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer writes to a business number on WhatsApp. */
class WhatsappJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @Autowired
    WhatsappSimulator whatsapp;

    @AfterEach
    void calmWhatsapp() {
        whatsapp.change(Map.of("repeatDeliveries", 0, "tokenDead", false, "failLater", 0, "failAfterAccepting", 0));
        whatsapp.change(Map.of("hidePhones", false, "reverseStatuses", false, "skipDelivered", false));
    }

    @Test
    void answersAMessageOnceHoweverOftenItIsTold() {
        whatsapp.change(Map.of("repeatDeliveries", 3, "hidePhones", true));

        whatsapp.write(customer, "Where is my parcel 4711?");

        assertThat(said(1).getFirst().text()).contains("4711", "automated assistant");
    }

    @Test
    void takesAnyStatusForTheProofOfALostAnswer() {
        whatsapp.change(Map.of("failAfterAccepting", 1, "reverseStatuses", true, "skipDelivered", true));

        whatsapp.write(customer, "Where is my parcel 4711?");

        assertThat(said(1)).hasSize(1);
        waitFor("a status proves it", () -> sends(talk()).getFirst().state() == Sending.State.SENT);
    }

    @Test
    void showsAFailureThatIsToldLater() {
        whatsapp.change(Map.of("failLater", 1));

        whatsapp.write(customer, "Where is my parcel 4711?");

        waitFor("the send has failed", () -> sends(talk()).stream().anyMatch(it -> it.state() == Sending.State.FAILED));
        assertThat(sends(talk()).getFirst().reason()).contains("reply window");
        assertThat(said(0)).isEmpty();
    }

    @Test
    void stopsWhenTheTokenIsDeadAndGoesOnWithANewOne() {
        whatsapp.change(Map.of("tokenDead", true));
        whatsapp.write(customer, "Where is my parcel 4711?");
        waitFor("the account has stopped", () -> count("account_pause") == 1);
        assertThat(fromBot()).isEmpty();

        whatsapp.change(Map.of("tokenDead", false));
        startTheAccount();

        assertThat(said(1).getFirst().text()).contains("4711");
    }

    @Test
    void answersTheEditedWords() {
        String message = whatsapp.write(customer, "Where is my parcel 4711?");
        whatsapp.play(new Play("edit", customer, message, "Where is my parcel 9034?", null));

        assertThat(said(1).getFirst().text()).contains("9034").doesNotContain("4711");
    }

    private List<Line> said(int howMany) {
        waitFor(
                howMany + " answers in WhatsApp",
                () -> whatsapp.undelivered() == 0 && fromBot().size() >= howMany);
        waitForQuiet();
        assertThat(fromBot()).hasSize(howMany);
        return fromBot();
    }

    private List<Line> fromBot() {
        return whatsapp.conversation(customer).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    private Conversation talk() {
        return conversation("whatsapp:200000000000002:m:US.10000000000000%05d".formatted(customer));
    }
}
