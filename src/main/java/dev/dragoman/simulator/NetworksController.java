package dev.dragoman.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drives the pretend networks beside the first one from programs, each under its name; JSON only. */
@RestController
@WhenSimulating
class NetworksController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String ONE = "/simulator/control/networks/{network}";

    private final Map<String, PretendNetwork> networks;

    NetworksController(List<PretendNetwork> networks) {
        this.networks = networks.stream().collect(Collectors.toMap(PretendNetwork::name, Function.identity()));
    }

    @GetMapping(path = ONE, produces = JSON)
    State state(@PathVariable String network, @RequestParam(defaultValue = "1") int customer) {
        PretendNetwork found = find(network);
        return new State(found.traits(), found.undelivered(), found.conversation(customer));
    }

    @PostMapping(path = ONE + "/acts", consumes = JSON, produces = JSON)
    Map<String, String> play(@PathVariable String network, @RequestBody Play play) {
        return Map.of("id", find(network).play(play));
    }

    @PostMapping(path = ONE + "/traits", consumes = JSON, produces = JSON)
    Record change(@PathVariable String network, @RequestBody Map<String, Object> traits) {
        return find(network).change(traits);
    }

    @PostMapping(path = ONE + "/reset", consumes = JSON, produces = JSON)
    Record reset(@PathVariable String network) {
        find(network).reset();
        return find(network).traits();
    }

    private PretendNetwork find(String name) {
        PretendNetwork network = networks.get(name);
        if (network == null) {
            throw new IllegalArgumentException("There is no pretend network of this name.");
        }
        return network;
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Map<String, String>> explain(IllegalArgumentException refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", String.valueOf(refusal.getMessage())));
    }

    /** What can be seen from outside: of the conversations that of one customer. */
    record State(Record traits, int undelivered, List<Line> conversation) {}
}
