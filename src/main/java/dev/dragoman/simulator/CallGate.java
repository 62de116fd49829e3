package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stands around every call of a pretend network: lets the traits have their way and notes what was said. */
public final class CallGate {

    private final String network;
    private final NetworkBehaviour<?> behaviour;
    private final Journal journal;
    private final NetworkClock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Notes under the network's name. */
    public CallGate(String network, NetworkBehaviour<?> behaviour, Journal journal, NetworkClock clock) {
        this.network = network;
        this.behaviour = behaviour;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A call as the journal shows it.
     *
     * @param isSend whether it is one of those whose answer may get lost
     */
    public record Noted(String method, String path, JsonNode fields, boolean isSend) {}

    /** What is done about a call. */
    public interface Work {

        /** Does it; refusals are answers. */
        ApiAnswer answer() throws InterruptedException;
    }

    /** Has the work done after the latency, unless a trait keeps the answer back afterwards. */
    public ResponseEntity<byte[]> through(Noted call, Work work) throws InterruptedException {
        waitFor(behaviour.now().latencyMillis());
        ApiAnswer answer = work.answer();
        if (answer.isDone() && call.isSend()) {
            if (behaviour.neverAnswers()) {
                note(call, 0, text("accepted, no answer"));
                waitFor(behaviour.now().holdMillis());
                return ResponseEntity.status(504).build();
            }
            if (behaviour.failsAfterAccepting()) {
                note(call, 500, text("accepted, answered 500"));
                // No error body: such an answer comes from the edge, not from the application that did the work.
                return ResponseEntity.internalServerError()
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(new byte[0]);
            }
        }
        if (answer.isNoted()) {
            note(call, answer.status(), answer.body());
        }
        var response = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.headers().forEach(response::header);
        return response.body(Json.MAPPER.writeValueAsBytes(answer.body()));
    }

    /** Lets go of calls that are held. */
    public void letGo() {
        closing.countDown();
    }

    private void note(Noted call, int status, JsonNode answer) {
        String note = status == 0 || status == 500 ? answer.asString("") : "";
        journal.add(number -> new JournalEntry(
                number, network, "call", clock.now(), call.method(), call.path(), call.fields(), status, answer, note));
    }

    private void waitFor(int millis) throws InterruptedException {
        if (millis > 0) {
            var unused = closing.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private static JsonNode text(String words) {
        return JsonNodeFactory.instance.stringNode(words);
    }
}
