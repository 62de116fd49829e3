package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A pretend Graph API over HTTP: lets the traits have their way and notes every call. */
final class GraphServer {

    private final GraphGate gate;
    private final MetaBehaviour<?> behaviour;
    private final Journal journal;
    private final NetworkClock clock;
    private final Place place;
    private final CountDownLatch closing = new CountDownLatch(1);

    GraphServer(GraphGate gate, MetaBehaviour<?> behaviour, Journal journal, NetworkClock clock, Place place) {
        this.gate = gate;
        this.behaviour = behaviour;
        this.journal = journal;
        this.clock = clock;
        this.place = place;
    }

    /**
     * Whose API it is.
     *
     * @param root the path below which it stands
     */
    record Place(String network, String root) {}

    /** Answers one call by this API, unless the gate or a trait does it. */
    ResponseEntity<byte[]> call(HttpServletRequest request, Function<GraphCall, GraphAnswer> api)
            throws IOException, InterruptedException {
        Optional<GraphCall> read = GraphRequests.read(request, place.root());
        waitFor(behaviour.now().latencyMillis());
        if (read.isEmpty()) {
            GraphAnswer refusal = GraphAnswer.wrongParameter("The body is no JSON object");
            note(request, JsonNodeFactory.instance.nullNode(), refusal.status(), refusal.body());
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(bytes(refusal.body()));
        }
        GraphCall call = read.get();
        GraphAnswer answer = gate.refusal(call).orElseGet(() -> api.apply(call));
        return answer.accepted() && call.isSend() ? accepted(request, call, answer) : answered(request, call, answer);
    }

    /** Lets go of calls that are held. */
    void letGo() {
        closing.countDown();
    }

    private ResponseEntity<byte[]> accepted(HttpServletRequest request, GraphCall call, GraphAnswer answer)
            throws InterruptedException {
        if (behaviour.neverAnswers()) {
            note(request, call.fields(), 0, text("accepted, no answer"));
            waitFor(behaviour.now().holdMillis());
            return ResponseEntity.status(504).build();
        }
        if (behaviour.failsAfterAccepting()) {
            note(request, call.fields(), 500, text("accepted, answered 500"));
            // No error body: such an answer comes from the edge, not from the application that did the work.
            return ResponseEntity.internalServerError()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(new byte[0]);
        }
        return answered(request, call, answer);
    }

    private ResponseEntity<byte[]> answered(HttpServletRequest request, GraphCall call, GraphAnswer answer) {
        note(request, call.fields(), answer.status(), answer.body());
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-App-Usage", gate.appUsage().toString())
                .header("X-Business-Use-Case-Usage", gate.businessUsage(call).toString())
                .body(bytes(answer.body()));
    }

    private void note(HttpServletRequest request, JsonNode fields, int status, JsonNode answer) {
        String path = request.getRequestURI().substring((request.getContextPath() + place.root()).length());
        String note = answer.isString() ? answer.asString("") : "";
        journal.add(number -> new JournalEntry(
                number, place.network(), "call", clock.now(), request.getMethod(), path, fields, status, answer, note));
    }

    private void waitFor(int millis) throws InterruptedException {
        if (millis > 0) {
            var unused = closing.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private static JsonNode text(String words) {
        return JsonNodeFactory.instance.stringNode(words);
    }

    private static byte[] bytes(JsonNode body) {
        return Json.MAPPER.writeValueAsBytes(body);
    }
}
