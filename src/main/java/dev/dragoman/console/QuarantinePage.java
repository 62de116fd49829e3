package dev.dragoman.console;

import dev.dragoman.bus.Bus;
import dev.dragoman.delivery.Outbox;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What came in and could not be worked on, and what went out and may not have arrived. */
@Controller
class QuarantinePage {

    private final Pages pages;
    private final Bus bus;
    private final Outbox outbox;

    QuarantinePage(Pages pages, Bus bus, Outbox outbox) {
        this.pages = pages;
        this.bus = bus;
        this.outbox = outbox;
    }

    @GetMapping("/settings/quarantine")
    View list(Screen screen) {
        return pages.show(
                "console/quarantine.jte", screen, Map.of("quarantined", bus.quarantined(), "sends", outbox.doubtful()));
    }
}
