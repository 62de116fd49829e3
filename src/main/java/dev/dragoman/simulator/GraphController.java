package dev.dragoman.simulator;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend Graph API of the page, below {@code /simulator/graph}. */
@RestController
@WhenSimulating
class GraphController {

    private static final String ROOT = "/simulator/graph";

    private final GraphApi api;
    private final GraphServer server;

    GraphController(GraphGate gate, GraphApi api, Behaviour behaviour, Journal journal, NetworkClock clock) {
        this.api = api;
        this.server = new GraphServer(gate, new CallGate("facebook", behaviour, journal, clock), ROOT);
    }

    @RequestMapping({ROOT, ROOT + "/**"})
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return server.call(request, api::answer);
    }

    @PreDestroy
    void letGo() {
        server.letGo();
    }
}
