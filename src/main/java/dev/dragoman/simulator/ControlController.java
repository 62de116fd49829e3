package dev.dragoman.simulator;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The same for programs, in JSON; changes are taken from JSON bodies alone, which no foreign page's form can send. */
@RestController
@WhenSimulating
class ControlController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Simulator simulator;

    ControlController(Simulator simulator) {
        this.simulator = simulator;
    }

    @GetMapping(path = "/simulator/journal", produces = JSON)
    List<JournalEntry> journal(
            @RequestParam(defaultValue = "facebook") String network,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") long after) {
        return simulator.journal().stream()
                .filter(entry -> entry.network().equals(network) && entry.number() > after)
                .filter(entry -> kind.isEmpty() || entry.kind().equals(kind))
                .toList();
    }

    @GetMapping(path = "/simulator/control", produces = JSON)
    State state(@RequestParam(defaultValue = "1") int customer) {
        return new State(
                simulator.traits(), simulator.undelivered(), simulator.conversation(customer), simulator.comments());
    }

    @PostMapping(path = "/simulator/control/acts", consumes = JSON, produces = JSON)
    Map<String, String> play(@RequestBody Play play) {
        return Map.of("id", simulator.play(play));
    }

    @PostMapping(path = "/simulator/control/traits", consumes = JSON, produces = JSON)
    Traits change(@RequestBody Map<String, Object> traits) {
        return simulator.change(traits);
    }

    @PostMapping(path = "/simulator/control/webhooks", consumes = JSON, produces = JSON)
    Map<String, Integer> post(@RequestBody Posting posting) {
        return Map.of("status", simulator.post(posting.document(), posting.signature()));
    }

    @PostMapping(path = "/simulator/control/handshake", consumes = JSON, produces = JSON)
    Map<String, Boolean> verify() {
        return Map.of("verified", simulator.verifyWebhook());
    }

    @PostMapping(path = "/simulator/control/reset", consumes = JSON, produces = JSON)
    Traits reset() {
        simulator.reset();
        return simulator.traits();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Map<String, String>> explain(IllegalArgumentException refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", String.valueOf(refusal.getMessage())));
    }

    /** What can be seen from outside: of the conversations that of one customer. */
    record State(Traits traits, int undelivered, List<Line> conversation, List<Comment> comments) {}

    /** A document to be posted as it is; the signature is {@code right}, {@code wrong} or {@code none}. */
    record Posting(JsonNode document, String signature) {}
}
