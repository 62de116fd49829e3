package dev.dragoman.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;

/** A pretend Graph API over HTTP. */
final class GraphServer {

    private final GraphGate limits;
    private final CallGate gate;
    private final String root;

    /** Its API stands below this path. */
    GraphServer(GraphGate limits, CallGate gate, String root) {
        this.limits = limits;
        this.gate = gate;
        this.root = root;
    }

    /** Answers one call by this API, unless a limit or a trait does it. */
    ResponseEntity<byte[]> call(HttpServletRequest request, Function<GraphCall, GraphAnswer> api)
            throws IOException, InterruptedException {
        Optional<GraphCall> read = GraphRequests.read(request, root);
        String path = request.getRequestURI().substring((request.getContextPath() + root).length());
        if (read.isEmpty()) {
            GraphAnswer refusal = GraphAnswer.wrongParameter("The body is no JSON object");
            var call = new CallGate.Noted(request.getMethod(), path, JsonNodeFactory.instance.nullNode(), false);
            return gate.through(call, () -> ApiAnswer.of(refusal.status(), refusal.body()));
        }
        GraphCall call = read.get();
        return gate.through(new CallGate.Noted(call.method(), path, call.fields(), call.isSend()), () -> {
            GraphAnswer answer = limits.refusal(call).orElseGet(() -> api.apply(call));
            return ApiAnswer.of(answer.status(), answer.body())
                    .with("X-App-Usage", limits.appUsage().toString())
                    .with(
                            "X-Business-Use-Case-Usage",
                            limits.businessUsage(call).toString());
        });
    }

    /** Lets go of calls that are held. */
    void letGo() {
        gate.letGo();
    }
}
