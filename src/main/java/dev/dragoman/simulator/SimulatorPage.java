package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Puts together what the page shows, and renders it. */
@Component
@WhenSimulating
final class SimulatorPage {

    private static final int SHOWN_CUSTOMERS = 3;
    private static final int SHOWN_CALLS = 60;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.dragoman.pages");
    private final Simulator simulator;
    private final Network network;
    private final Journal journal;
    private final SimulatorSettings settings;

    SimulatorPage(Simulator simulator, Network network, Journal journal, SimulatorSettings settings) {
        this.simulator = simulator;
        this.network = network;
        this.journal = journal;
        this.settings = settings;
    }

    /** The template {@code simulator/<name>} for the person who is played. */
    String render(String name, int customer, HttpServletRequest request) {
        var output = new StringOutput();
        templates.render("simulator/" + name + ".jte", view(customer, request), output);
        return output.toString();
    }

    long version() {
        return network.alone(network::version);
    }

    private SimulatorView view(int customer, HttpServletRequest request) {
        List<JournalEntry> entries = journal.all().stream()
                .filter(entry -> entry.network().equals("facebook"))
                .toList();
        long version = version();
        return new SimulatorView(
                Words.firstOf(Collections.list(request.getLocales())),
                customer,
                shown(customer),
                settings.pageName(),
                settings.webhook(),
                headers(request),
                simulator.conversation(customer),
                simulator.post(),
                CommentTree.of(simulator.comments()),
                entries.reversed().stream().limit(SHOWN_CALLS).map(CallRow::of).toList(),
                simulator.traits(),
                version,
                entries.isEmpty() ? 0 : entries.getLast().number());
    }

    private static List<Integer> shown(int customer) {
        return Stream.concat(IntStream.rangeClosed(1, SHOWN_CUSTOMERS).boxed(), Stream.of(customer))
                .distinct()
                .toList();
    }

    private static String headers(HttpServletRequest request) {
        Object token = request.getAttribute(CsrfToken.class.getName());
        return token instanceof CsrfToken csrf
                ? Json.MAPPER.writeValueAsString(Map.of(csrf.getHeaderName(), csrf.getToken()))
                : "{}";
    }
}
