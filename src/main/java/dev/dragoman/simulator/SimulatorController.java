package dev.dragoman.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page on which a person plays a customer, and its fragments, which refresh themselves when something changed. */
@RestController
@WhenSimulating
class SimulatorController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final List<String> SWITCHES =
            List.of("tokenDead", "humanAgentApproved", "receipts", "hideAuthors", "reorder", "batch");
    private static final List<String> NUMBERS = List.of(
            "latencyMillis",
            "failAfterAccepting",
            "neverAnswer",
            "throttle",
            "callsPerHour",
            "repeatDeliveries",
            "dropDeliveries",
            "aheadSeconds");

    private final SimulatorPage page;
    private final Simulator simulator;
    private final Journal journal;

    SimulatorController(SimulatorPage page, Simulator simulator, Journal journal) {
        this.page = page;
        this.simulator = simulator;
        this.journal = journal;
    }

    @GetMapping("/simulator")
    ResponseEntity<String> page(@RequestParam(defaultValue = "1") int customer, HttpServletRequest request) {
        return html("page", customer, request);
    }

    @GetMapping("/simulator/phone")
    ResponseEntity<String> phone(@RequestParam int customer, @RequestParam long seen, HttpServletRequest request) {
        return seen == page.version() ? unchanged() : html("phone", customer, request);
    }

    @GetMapping("/simulator/post")
    ResponseEntity<String> post(@RequestParam int customer, @RequestParam long seen, HttpServletRequest request) {
        return seen == page.version() ? unchanged() : html("post", customer, request);
    }

    @GetMapping("/simulator/calls")
    ResponseEntity<String> calls(@RequestParam int customer, @RequestParam long seen, HttpServletRequest request) {
        return seen == journal.last() ? unchanged() : html("calls", customer, request);
    }

    @GetMapping("/simulator/traits")
    ResponseEntity<String> traits(@RequestParam int customer, @RequestParam int seen, HttpServletRequest request) {
        return seen == simulator.traits().hashCode() ? unchanged() : html("traits", customer, request);
    }

    @PostMapping("/simulator/acts")
    ResponseEntity<String> play(@ModelAttribute Play play, HttpServletRequest request) {
        simulator.play(play);
        return html(play.act().contains("comment") ? "post" : "phone", play.customer(), request);
    }

    @PostMapping("/simulator/traits")
    ResponseEntity<String> change(
            @RequestParam int customer, @RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
        Map<String, Object> wanted = new HashMap<>(form.toSingleValueMap());
        wanted.keySet().retainAll(NUMBERS);
        SWITCHES.forEach(name -> wanted.put(name, form.containsKey(name)));
        wanted.put("blocked", form.getOrDefault("blocked", List.of()));
        simulator.change(wanted);
        return html("traits", customer, request);
    }

    @PostMapping("/simulator/handshake")
    ResponseEntity<String> verify(@RequestParam int customer, HttpServletRequest request) {
        return html(simulator.verifyWebhook() ? "verified" : "not-verified", customer, request);
    }

    @PostMapping("/simulator/reset")
    ResponseEntity<String> reset() {
        simulator.reset();
        return ResponseEntity.noContent().header("HX-Refresh", "true").build();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<String> explain(IllegalArgumentException refusal) {
        return ResponseEntity.badRequest().contentType(PLAIN).body(String.valueOf(refusal.getMessage()));
    }

    private ResponseEntity<String> html(String template, int customer, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page.render(template, customer, request));
    }

    private static ResponseEntity<String> unchanged() {
        return ResponseEntity.noContent().build();
    }
}
