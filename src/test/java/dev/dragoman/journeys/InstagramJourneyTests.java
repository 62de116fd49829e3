package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Sending;
import dev.dragoman.simulator.Comment;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.instagram.InstagramSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer writes to an account of Instagram, and comments there. */
class InstagramJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @Autowired
    InstagramSimulator instagram;

    @AfterEach
    void calmInstagram() {
        instagram.change(Map.of("repeatDeliveries", 0, "tokenDead", false, "commentShape", "changes"));
        instagram.change(Map.of("failAfterAccepting", 0));
    }

    @Test
    void answersAMessageOnceHoweverOftenItIsTold() {
        instagram.change(Map.of("repeatDeliveries", 3));

        instagram.write(customer, "Where is my parcel 4711?");

        assertThat(said(1).getFirst().text()).contains("4711", "automated assistant");
    }

    @Test
    void sendsNothingTwiceWhoseAnswerGotLost() {
        instagram.change(Map.of("failAfterAccepting", 1));

        instagram.write(customer, "Where is my parcel 4711?");

        assertThat(said(1)).hasSize(1);
        waitFor("the echo proves it", () -> sends(talk()).getFirst().state() == Sending.State.SENT);
    }

    @Test
    void stopsWhenTheTokenIsDeadAndGoesOnWithANewOne() {
        instagram.change(Map.of("tokenDead", true));
        instagram.write(customer, "Where is my parcel 4711?");
        waitFor("the account has stopped", () -> count("account_pause") == 1);
        assertThat(fromBot()).isEmpty();

        instagram.change(Map.of("tokenDead", false));
        startTheAccount();

        assertThat(said(1).getFirst().text()).contains("4711");
    }

    @Test
    void forgetsWhatWasTakenBack() {
        String message = instagram.write(customer, "Where is my parcel 4711?");
        instagram.play(new Play("withdraw", customer, message, null, null));

        waitFor(
                "the words are gone",
                () -> conversations.messages(talk().id()).stream()
                        .allMatch(line -> line.text().isEmpty()));
        assertThat(said(0)).isEmpty();
    }

    @Test
    void answersACommentInTheShapeOfInstagramLogin() {
        instagram.change(Map.of("commentShape", "entry"));

        String comment = instagram.play(new Play("comment", customer, "", "What does shipping cost?", null));

        waitFor("an answer", () -> !replies(comment).isEmpty());
        waitForQuiet();
        assertThat(replies(comment)).hasSize(1);
    }

    private List<Comment> replies(String comment) {
        return instagram.comments().stream()
                .filter(it -> it.byPage() && comment.equals(it.parent()))
                .toList();
    }

    @Test
    void showsTheWordsOfAMention() {
        String comment = instagram.play(new Play("mention", customer, null, "Has anybody tried @wanderlicht?", null));

        Conversation mention = conversation("instagram:178410000000001:c:mention_17900000000000061_" + comment);
        assertThat(conversations.messages(mention.id()).getFirst().text()).isEqualTo("Has anybody tried @wanderlicht?");
    }

    private List<Line> said(int howMany) {
        waitFor(
                howMany + " answers in Instagram",
                () -> instagram.undelivered() == 0 && fromBot().size() >= howMany);
        waitForQuiet();
        assertThat(fromBot()).hasSize(howMany);
        return fromBot();
    }

    private List<Line> fromBot() {
        return instagram.conversation(customer).stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .toList();
    }

    private Conversation talk() {
        return conversation("instagram:178410000000001:m:900000000%07d".formatted(customer));
    }
}
