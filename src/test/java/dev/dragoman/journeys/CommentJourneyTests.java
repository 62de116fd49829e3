package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Owner;
import dev.dragoman.simulator.Comment;
import dev.dragoman.simulator.Line;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A customer comments in public. */
class CommentJourneyTests extends JourneyHouse {

    private final int customer = stranger();

    @Test
    void answersInPublicWhatMayStandThere() {
        String comment = network.comment(customer, "What does shipping to Austria cost?");

        List<Comment> replies = replies(comment, 1);
        assertThat(replies.getFirst().text()).isNotBlank();
        assertThat(network.conversation(customer)).isEmpty();
    }

    @Test
    void leadsAPersonalMatterIntoAPrivateMessage() {
        String comment = network.comment(customer, "Wo bleibt mein Paket 4711?");

        List<Line> privately = answers(customer, 1);
        List<Comment> replies = replies(comment, 1);
        assertThat(replies.getFirst().text()).contains("privat").doesNotContain("4711");
        assertThat(privately.getFirst().text()).contains("automatische Assistent", "4711");
        assertThat(commentThread(comment).linkedTo())
                .isEqualTo(privateTalk(customer).id());
        assertThat(privateTalk(customer).linkedTo())
                .isEqualTo(commentThread(comment).id());
    }

    @Test
    void likesThanks() {
        String comment = network.comment(customer, "Thank you very much!");

        waitFor("the like", () -> find(comment).likedByPage());
        waitForQuiet();
        assertThat(replies(comment, 0)).isEmpty();
    }

    @Test
    void putsAnAngryCommentInFrontOfAPersonAndSaysNothingInPublic() {
        String comment = network.comment(customer, "This is outrageous, you are scammers and liars! Never again!!!");

        waitForOwner(Owner.QUEUED, () -> commentThread(comment));
        waitForQuiet();
        assertThat(replies(comment, 0)).isEmpty();
        assertThat(network.conversation(customer)).isEmpty();
        assertThat(queue.open(commentThread(comment).id()).orElseThrow().urgent())
                .isTrue();
    }

    @Test
    void answersAReplyInItsThread() {
        int other = stranger();
        String root = network.comment(customer, "Thank you very much!");
        waitFor("the like", () -> find(root).likedByPage());

        String reply = play("comment", other, root, "What does shipping to Austria cost?");

        waitFor("an answer", () -> network.comments().stream().anyMatch(it -> it.byPage() && under(it, root, reply)));
        waitForQuiet();
        assertThat(conversations.messages(commentThread(root).id())).hasSize(2);
        assertThat(network.comments().stream().filter(it -> it.byPage() && under(it, root, reply)))
                .hasSize(1);
    }

    @Test
    void takesNoNoticeOfItsOwnComments() {
        String comment = network.comment(customer, "What does shipping to Austria cost?");

        replies(comment, 1);

        assertThat(commentThread(comment).owner()).isEqualTo(Owner.BOT);
        assertThat(conversations.messages(commentThread(comment).id())).hasSize(1);
    }

    @Test
    void fallsSilentWhenAColleagueAnswersUnderTheComment() {
        String comment = network.comment(customer, "What does shipping to Austria cost?");
        replies(comment, 1);

        play("page-comment", customer, comment, "Ben from the team here: it costs nothing today.");
        waitForOwner(Owner.HUMAN, () -> commentThread(comment));
        play("comment", customer, comment, "What does shipping to Italy cost?");

        waitForQuiet();
        assertThat(replies(comment, 2).stream().filter(Comment::byPage)).hasSize(2);
    }

    @Test
    void answersACommentWhoseAuthorTheNetworkHides() {
        network.change(Map.of("hideAuthors", true));

        String comment = network.comment(customer, "What does shipping to Austria cost?");

        assertThat(replies(comment, 1)).hasSize(1);
        assertThat(commentThread(comment).name()).isNull();
    }

    @Test
    void doesNotAnswerACommentThatWasTakenBackInTime() {
        String comment = network.comment(customer, "What does shipping to Austria cost?");
        play("withdraw-comment", customer, comment, "");

        assertThat(commentThread(comment)).isNotNull();
        assertThat(replies(comment, 0)).isEmpty();
    }

    private Comment find(String id) {
        return network.comments().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the page wrote under a comment, once there is so much of it and everything is quiet. */
    private List<Comment> replies(String comment, int howMany) {
        waitFor(howMany + " replies", () -> byPage(comment).size() >= howMany);
        waitForQuiet();
        assertThat(byPage(comment)).hasSize(howMany);
        return byPage(comment);
    }

    private List<Comment> byPage(String comment) {
        return network.comments().stream()
                .filter(it -> it.byPage() && Objects.equals(it.parent(), comment))
                .toList();
    }

    private static boolean under(Comment comment, String root, String reply) {
        return root.equals(comment.parent()) || reply.equals(comment.parent());
    }
}
