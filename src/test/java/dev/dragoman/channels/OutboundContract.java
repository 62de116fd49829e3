package dev.dragoman.channels;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a network must speak. A network may add tests, never remove one. */
public interface OutboundContract extends NetworkUnderTest {

    /** Where the network can be answered: private, public or both. */
    List<Visibility> speaks();

    /** An act in a conversation of this kind whose reply window is open, answering something. */
    Outbound outbound(Visibility visibility, Act act);

    /** How the network answers a call. */
    MockResponse answers(Ending ending, Visibility visibility);

    /** The endings every network has. */
    enum Ending {
        TAKEN,
        THROTTLED,
        OPTED_OUT,
        REFUSED
    }

    /** Says something in the given conversation. */
    default SendResult say(Visibility visibility, String text) {
        return channel().send(outbound(visibility, new Act.Say(text, List.of())));
    }

    private void play(Ending ending, Visibility visibility) {
        server().enqueue(answers(ending, visibility));
    }

    private Visibility first() {
        return speaks().getFirst();
    }

    @Test
    default void sendsText() {
        for (Visibility visibility : speaks()) {
            play(Ending.TAKEN, visibility);

            assertThat(say(visibility, "It is on its way.")).isInstanceOf(Sent.class);
            assertThat(bodyOf(called())).contains("It is on its way.");
        }
    }

    @Test
    default void answersOnTheRightThread() {
        for (Visibility visibility : speaks()) {
            play(Ending.TAKEN, visibility);
            Outbound outbound = outbound(visibility, new Act.Say("Here.", List.of()));
            NetworkId thread = outbound.address().thread();
            NetworkId expected =
                    visibility == Visibility.PUBLIC ? Objects.requireNonNullElse(outbound.answers(), thread) : thread;

            channel().send(outbound);

            RecordedRequest call = called();
            assertThat(call.getTarget() + bodyOf(call)).contains(expected.value());
        }
    }

    @Test
    default void splitsOrRefusesLongTextAsLimitsSay() {
        for (Visibility visibility : speaks()) {
            int longest = channel().limits(visibility).longest();
            int before = server().getRequestCount();
            play(Ending.TAKEN, visibility);

            assertThat(say(visibility, "x".repeat(longest + 1))).isInstanceOf(Refused.class);
            assertThat(server().getRequestCount()).isEqualTo(before);
            assertThat(say(visibility, "x".repeat(longest))).isInstanceOf(Sent.class);
        }
    }

    @Test
    default void turnsChoicesIntoTextWhereThereAreNoButtons() {
        for (Visibility visibility : speaks()) {
            play(Ending.TAKEN, visibility);
            int tooMany = channel().limits(visibility).choices() + 1;
            List<Choice> choices = IntStream.rangeClosed(1, Math.max(tooMany, 2))
                    .mapToObj(i -> new Choice("Choice " + i, "/choice_" + i))
                    .toList();

            SendResult result = channel().send(outbound(visibility, new Act.Say("Pick one:", choices)));

            assertThat(result).isInstanceOf(Sent.class);
            assertThat(bodyOf(called()))
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
            assertThat(server().getRequestCount()).isZero();
        }
    }

    @Test
    default void waitsWhenTheNetworkThrottles() {
        play(Ending.THROTTLED, first());

        assertThat(say(first(), "Hello."))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isPositive());
    }

    @Test
    default void retriesWhenTheNetworkIsDown() {
        server().enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Connection", "close")
                .build());
        Channel channel = channel();
        Outbound outbound = outbound(first(), new Act.Say("Hello.", List.of()));

        assertThat(channel.send(outbound)).isInstanceOf(TryLater.class);
        server().close();
        assertThat(channel.send(outbound)).isInstanceOf(TryLater.class);
    }

    @Test
    default void doubtsWhenTheAnswerGetsLost() {
        server().enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        SendResult result = say(first(), "Hello.");

        boolean mayRepeat = channel().proof() == Channel.Proof.CLIENT_KEY;
        assertThat(result).isInstanceOf(mayRepeat ? SendResult.class : Doubtful.class);
    }

    @Test
    default void stopsWhenThePersonOptedOut() {
        play(Ending.OPTED_OUT, first());

        assertThat(say(first(), "Hello.")).isInstanceOf(OptedOut.class);
    }

    @Test
    default void explainsARefusalInWords() {
        play(Ending.REFUSED, first());

        assertThat(say(first(), "Hello."))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why())
                                .matches("[A-Z].{15,}\\.")
                                .doesNotContain("{", "Exception"));
    }

    @Test
    default void neverSpeaksToAnotherHost() throws IOException {
        try (var elsewhere = new MockWebServer()) {
            elsewhere.start();
            for (int status : new int[] {301, 302, 307, 308}) {
                server().enqueue(new MockResponse.Builder()
                        .code(status)
                        .addHeader("Location", elsewhere.url("/").toString())
                        .build());

                assertThat(say(first(), "Hello.")).isNotInstanceOf(Sent.class);
            }

            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }
}
