package dev.dragoman.channels;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** How a network must speak. A network may add tests, never remove one. */
public interface OutboundContract extends NetworkUnderTest, VoiceContract {

    @Override
    Channel channel();

    /** How the network answers a call. */
    MockResponse answers(Ending ending, Visibility visibility);

    /** The endings every network has. */
    enum Ending {
        TAKEN,
        THROTTLED,
        OPTED_OUT,
        REFUSED
    }

    @Override
    default void ready(Visibility visibility) {
        play(Ending.TAKEN, visibility);
    }

    @Override
    default String heard(Visibility visibility) {
        return bodyOf(called());
    }

    @Override
    default int calls() {
        return server().getRequestCount();
    }

    private void play(Ending ending, Visibility visibility) {
        server().enqueue(answers(ending, visibility));
    }

    private Visibility first() {
        return speaks().getFirst();
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
    default void takesNothingForProofThatIsNone() {
        if (channel() instanceof ReadsBack reader) {
            answerTheRestWith404();
            for (String nothing : List.of("{}", "[]", "", "{\"data\":[]}", "{\"data\":[{}]}", "<html>")) {
                server().enqueue(new MockResponse.Builder().body(nothing).build());

                Outbound lost = outbound(first(), new Act.Say("Hello.", List.of()));
                assertThat(reader.readBack(lost, lost.lastHeard())).as(nothing).isInstanceOf(ReadBack.Unknown.class);
            }
            server().close();
            Outbound lost = outbound(first(), new Act.Say("Hello.", List.of()));
            assertThat(reader.readBack(lost, lost.lastHeard())).isInstanceOf(ReadBack.Unknown.class);
        }
    }

    /** Else a second question would wait for an answer until it gives up. */
    private void answerTheRestWith404() {
        var answers = new QueueDispatcher();
        answers.setFailFast(true);
        server().setDispatcher(answers);
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
