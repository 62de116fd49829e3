package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pretend Graph API below {@code /simulator/graph}: lets the traits have their way and notes every call. */
@RestController
@WhenSimulating
class GraphController {

    private final GraphGate gate;
    private final GraphApi api;
    private final Behaviour behaviour;
    private final Journal journal;
    private final NetworkClock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    GraphController(GraphGate gate, GraphApi api, Behaviour behaviour, Journal journal, NetworkClock clock) {
        this.gate = gate;
        this.api = api;
        this.behaviour = behaviour;
        this.journal = journal;
        this.clock = clock;
    }

    @RequestMapping({GraphRequests.ROOT, GraphRequests.ROOT + "/**"})
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        Optional<GraphCall> read = GraphRequests.read(request);
        waitFor(behaviour.now().latencyMillis());
        if (read.isEmpty()) {
            GraphAnswer refusal = GraphAnswer.wrongParameter("The body is no JSON object");
            note(request, JsonNodeFactory.instance.nullNode(), refusal.status(), refusal.body());
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(bytes(refusal.body()));
        }
        GraphCall call = read.get();
        GraphAnswer answer = gate.refusal(call).orElseGet(() -> api.answer(call));
        return answer.accepted() && call.isSend() ? accepted(request, call, answer) : answered(request, call, answer);
    }

    @PreDestroy
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
        boolean messenger = call.edge().equals("messages");
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-App-Usage", gate.appUsage().toString())
                .header(
                        "X-Business-Use-Case-Usage",
                        gate.businessUsage(messenger).toString())
                .body(bytes(answer.body()));
    }

    private void note(HttpServletRequest request, JsonNode fields, int status, JsonNode answer) {
        String path = request.getRequestURI().substring((request.getContextPath() + GraphRequests.ROOT).length());
        String note = answer.isString() ? answer.asString("") : "";
        journal.add(number -> new JournalEntry(
                number, "facebook", "call", clock.now(), request.getMethod(), path, fields, status, answer, note));
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
