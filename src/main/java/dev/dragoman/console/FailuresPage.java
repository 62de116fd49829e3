package dev.dragoman.console;

import dev.dragoman.bus.Quarantine;
import dev.dragoman.bus.Quarantined;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Doubts;
import dev.dragoman.message.ConversationKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What came in and could not be worked on, and what went out and may not have arrived. */
@Controller
class FailuresPage {

    private final Pages pages;
    private final Quarantine quarantine;
    private final Doubts doubts;
    private final Conversations conversations;
    private final Clock clock;

    FailuresPage(Pages pages, Quarantine quarantine, Doubts doubts, Conversations conversations, Clock clock) {
        this.pages = pages;
        this.quarantine = quarantine;
        this.doubts = doubts;
        this.conversations = conversations;
        this.clock = clock;
    }

    @GetMapping("/failures")
    View list(Screen screen) {
        return show(screen, HttpStatus.OK, "");
    }

    /** The page as it is now, and above it what became of the person's decision. */
    View show(Screen screen, HttpStatus status, String news) {
        List<Quarantined> quarantined = quarantine.list();
        return pages.show(
                status,
                "console/failures.jte",
                screen,
                Map.of(
                        "doubts", doubts.list(),
                        "doubtful", doubts.count(),
                        "quarantined", quarantined,
                        "settled", quarantine.settled(),
                        "conversations", conversationsOf(quarantined),
                        "now", clock.instant(),
                        "news", news,
                        "isBad", status.isError()));
    }

    /** Where each key leads; one that nothing was ever filed under leads nowhere. */
    private Map<String, String> conversationsOf(List<Quarantined> quarantined) {
        Map<String, String> ids = new HashMap<>();
        quarantined.stream()
                .map(Quarantined::conversation)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(key -> conversations
                        .find(new ConversationKey(key))
                        .map(ConversationId::toString)
                        .ifPresent(id -> ids.put(key, id)));
        return ids;
    }
}
