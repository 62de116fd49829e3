package dev.dragoman.channels;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** How a network that moderates must carry out each verdict that it takes. */
public interface ModerationContract extends NetworkUnderTest {

    @Override
    Moderates channel();

    /** Does this in a conversation where the channel moderates. */
    Outbound moderation(Act.Moderate act);

    /** The verdicts, each with the last call it takes: method, path without a proof, and body. */
    Map<Moderation, String> carriedOut();

    /** What the network answers to the calls of a verdict, in order. */
    List<MockResponse> done(Moderation verdict);

    @Override
    default List<String> secrets() {
        return List.of();
    }

    /** An answer with this body. */
    static MockResponse body(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    /** An answer without a body. */
    static MockResponse status(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    @Test
    default void carriesOutEachVerdictThatItTakes() {
        Visibility where =
                moderation(new Act.Moderate(Moderation.DELETE_OWN)).address().visibility();

        assertThat(carriedOut()).containsOnlyKeys(channel().verdicts(where));
        carriedOut().forEach((verdict, call) -> {
            done(verdict).forEach(server()::enqueue);
            Outbound outbound = moderation(new Act.Moderate(verdict));

            SendResult result = channel().send(outbound);

            assertThat(result)
                    .as(verdict.name())
                    .isInstanceOfSatisfying(
                            Sent.class, sent -> assertThat(sent.id()).isEqualTo(outbound.answers()));
            assertThat(lastCall(done(verdict).size())).isEqualTo(call);
        });
    }

    private String lastCall(int calls) {
        RecordedRequest call = called();
        for (int n = 1; n < calls; n++) {
            call = called();
        }
        String path = call.getTarget().replaceFirst("\\?appsecret_proof=[0-9a-f]+$", "");
        return (call.getMethod() + " " + path + " " + bodyOf(call)).strip();
    }

    @Test
    default void neverTakesALostAnswerForDone() {
        List<MockResponse> answers = done(Moderation.DELETE_OWN);
        answers.subList(0, answers.size() - 1).forEach(server()::enqueue);
        server().enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        SendResult result = channel().send(moderation(new Act.Moderate(Moderation.DELETE_OWN)));

        assertThat(result).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    default void triesAgainWhenTheNetworkIsNotThere() {
        Moderates channel = channel();
        Outbound outbound = moderation(new Act.Moderate(Moderation.DELETE_OWN));
        server().close();

        assertThat(channel.send(outbound)).isInstanceOf(TryLater.class);
    }
}
