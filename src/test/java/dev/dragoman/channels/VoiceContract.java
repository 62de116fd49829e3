package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every channel must speak, whether a foreign network stands behind it or we ourselves. */
public interface VoiceContract {

    /** A channel that is ready to speak. */
    Channel channel();

    /** Where the network can be answered: private, public or both. */
    List<Visibility> speaks();

    /** An act in a conversation of this kind whose reply window is open, answering something. */
    Outbound outbound(Visibility visibility, Act act);

    /** Lets the next send of this kind succeed. */
    void ready(Visibility visibility);

    /** What the other side got last. */
    String heard(Visibility visibility);

    /** How often the other side got anything. */
    int calls();

    /** Says something in the given conversation. */
    default SendResult say(Visibility visibility, String text) {
        return channel().send(outbound(visibility, new Act.Say(text, List.of())));
    }

    @Test
    default void hasRoomForWordsWhereItSpeaksAlone() {
        for (Visibility visibility : Visibility.values()) {
            assertThat(channel().limits(visibility).isSilent()).isEqualTo(!speaks().contains(visibility));
        }
    }

    @Test
    default void sendsText() {
        for (Visibility visibility : speaks()) {
            ready(visibility);

            assertThat(say(visibility, "It is on its way.")).isInstanceOf(Sent.class);
            assertThat(heard(visibility)).contains("It is on its way.");
        }
    }

    @Test
    default void splitsOrRefusesLongTextAsLimitsSay() {
        for (Visibility visibility : speaks()) {
            int longest = channel().limits(visibility).longest();
            int before = calls();
            ready(visibility);

            assertThat(say(visibility, "x".repeat(longest + 1))).isInstanceOf(Refused.class);
            assertThat(calls()).isEqualTo(before);
            assertThat(say(visibility, "x".repeat(longest))).isInstanceOf(Sent.class);
        }
    }

    @Test
    default void turnsChoicesIntoTextWhereThereAreNoButtons() {
        for (Visibility visibility : speaks()) {
            ready(visibility);
            int tooMany = channel().limits(visibility).choices() + 1;
            List<Choice> choices = IntStream.rangeClosed(1, Math.max(tooMany, 2))
                    .mapToObj(i -> new Choice("Choice " + i, "/choice_" + i))
                    .toList();

            SendResult result = channel().send(outbound(visibility, new Act.Say("Pick one:", choices)));

            assertThat(result).isInstanceOf(Sent.class);
            assertThat(heard(visibility))
                    .contains("1. Choice 1", choices.size() + ". Choice " + choices.size())
                    .doesNotContain("/choice_1");
        }
    }

    @Test
    default void refusesOutsideTheReplyWindow() {
        for (Visibility visibility : speaks()) {
            @Nullable Duration window = channel().limits(visibility).window();
            if (window == null) {
                continue;
            }
            Outbound open = outbound(visibility, new Act.Say("Too late.", List.of()));
            Outbound closed = new Outbound(
                    open.address(),
                    open.answers(),
                    open.act(),
                    false,
                    open.key(),
                    open.lastHeard().minus(window));

            assertThat(channel().send(closed)).isInstanceOf(Refused.class);
            assertThat(calls()).isZero();
        }
    }

    @Test
    default void refusesWhatItCannotDo() {
        for (Visibility visibility : speaks()) {
            int before = calls();

            for (Moderation verdict : Moderation.values()) {
                if (!(channel() instanceof Moderates moderates)
                        || !moderates.verdicts(visibility).contains(verdict)) {
                    assertThat(channel().send(outbound(visibility, new Act.Moderate(verdict))))
                            .as(verdict + " " + visibility)
                            .isInstanceOf(Refused.class);
                }
            }
            if (!(channel() instanceof SendsTemplates)) {
                var template = new Act.Template("greeting", "en", List.of(), "Hello.");
                assertThat(channel().send(outbound(visibility, template))).isInstanceOf(Refused.class);
            }
            if (!(channel() instanceof LikesComments)) {
                assertThat(channel().send(outbound(visibility, new Act.Like()))).isInstanceOf(Refused.class);
            }
            if (!(channel() instanceof RepliesPrivately)) {
                assertThat(channel().send(outbound(visibility, new Act.ReplyPrivately("Hello.", List.of()))))
                        .isInstanceOf(Refused.class);
            }

            assertThat(calls()).isEqualTo(before);
        }
    }

    @Test
    default void declaresItsClassAndItsPace() {
        assertThat(channel().proof()).isNotNull();
        assertThat(channel().keyLife()).isPositive();
        for (Visibility visibility : speaks()) {
            assertThat(channel().pace(visibility).burst()).isPositive();
        }
        if (channel() instanceof RepliesPrivately replies) {
            assertThat(replies.privateReplyPace().burst()).isPositive();
        }
        if (channel() instanceof ReadsBack) {
            assertThat(channel().proof()).isEqualTo(Channel.Proof.ECHO);
        }
    }

    @Test
    default void showsWhatItCanDo() throws IOException {
        Capabilities.mustShow(channel(), speaks());
    }

    @Test
    default void hasRouteAndDocs() throws IOException {
        String name = channel().id().value();

        assertThat(Path.of("routes/channels/" + name + ".camel.yaml")).content().contains("id: " + name + "-out");
        assertThat(Path.of("docs/channels/" + name + ".md"))
                .content()
                .contains("## What you get", "## What you need", "## Steps", "## Limits", "## When it fails");
    }
}
