package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Sending;
import dev.dragoman.simulator.JournalEntry;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.telegram.TelegramSimulator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer writes to a bot in Telegram. */
class TelegramJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @Autowired
    TelegramSimulator telegram;

    @AfterEach
    void calmTelegram() {
        telegram.change(Map.of("throttle", 0, "failAfterAccepting", 0, "repeatDeliveries", 0));
    }

    @Test
    void answersAQuestionOnceHoweverOftenItIsTold() {
        telegram.change(Map.of("repeatDeliveries", 3));

        telegram.write(customer, "Where is my parcel 4711?");

        assertThat(said(1).getFirst().text()).contains("4711", "automated assistant");
    }

    @Test
    void answersStartWithAGreeting() {
        play("start", "", "");

        assertThat(said(1).getFirst().text()).isNotBlank();
        assertThat(talk().owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void followsAPressedButtonAndTellsThatItWasNoticed() {
        telegram.write(customer, "flurb zork wibble quux");
        Line question = said(1).getFirst();

        String press = play("press", question.id(), "/track_order");

        assertThat(said(2).getLast().text()).contains("wanderlicht.example/track");
        waitFor("the press is answered", () -> network.journal().stream().anyMatch(entry -> isAnswerTo(entry, press)));
    }

    private static boolean isAnswerTo(JournalEntry entry, String press) {
        return entry.path().equals("/answerCallbackQuery")
                && entry.status() == 200
                && entry.request().path("callback_query_id").asString("").equals(press);
    }

    @Test
    void waitsWhenTelegramAsksToSlowDown() {
        telegram.change(Map.of("throttle", 1, "retryAfter", 1));

        telegram.write(customer, "Where is my parcel 4711?");

        assertThat(said(1)).hasSize(1);
    }

    @Test
    void handsALostAnswerToAPersonAndNeverSendsTwice() {
        telegram.change(Map.of("failAfterAccepting", 1));

        telegram.write(customer, "Where is my parcel 4711?");

        assertThat(said(1)).hasSize(1);
        waitForOwner(Owner.QUEUED, this::talk);
        assertThat(sends(talk())).extracting(Sending::state).contains(Sending.State.UNCLEAR);
    }

    @Test
    void doesNotWriteToWhoBlockedTheBot() {
        telegram.write(customer, "Where is my parcel 4711?");
        said(1);
        play("block", "", "");
        waitForQuiet();

        desk.reply(talk().id(), ANNA, UUID.randomUUID(), "Hello?");

        waitFor("the send has failed", () -> sends(talk()).getLast().state() == Sending.State.FAILED);
        assertThat(sends(talk()).getLast().reason()).contains("blocked the bot");
    }

    private String play(String act, String target, String payload) {
        return telegram.play(new Play(act, customer, target, null, payload));
    }

    private List<Line> said(int howMany) {
        waitFor(
                howMany + " answers in Telegram",
                () -> telegram.undelivered() == 0 && fromBot().size() >= howMany);
        waitForQuiet();
        assertThat(fromBot()).hasSize(howMany);
        return fromBot();
    }

    private List<Line> fromBot() {
        return telegram.conversation(customer).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    private Conversation talk() {
        return conversation("telegram:300000001:m:" + (600_000_000L + customer));
    }
}
