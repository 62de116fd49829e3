package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Library;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where an agent says that the bot took a message for something else. */
@Controller
class CorrectionPage {

    private final Pages pages;
    private final Conversations conversations;
    private final DecisionLog log;
    private final LearningDecisions decisions;
    private final Library library;

    CorrectionPage(
            Pages pages, Conversations conversations, DecisionLog log, LearningDecisions decisions, Library library) {
        this.pages = pages;
        this.conversations = conversations;
        this.log = log;
        this.decisions = decisions;
        this.library = library;
    }

    @GetMapping("/learning/wrong")
    View ask(@RequestParam String in, @RequestParam String of, Screen screen) {
        return show(HttpStatus.OK, screen, asked(in, of), "");
    }

    @PostMapping("/learning/wrong")
    View correct(@RequestParam String in, @RequestParam String of, @RequestParam String intent, Screen screen) {
        Asked asked = asked(in, of);
        if (!asked.intents.contains(intent)
                || !decisions.correct(screen.agent(), asked.conversation.id().value(), of, intent)) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, screen, asked, screen.say("learning.wrong.refused"));
        }
        var next = new RedirectView("/inbox/" + InboxView.OPEN.path() + "/" + asked.conversation.id());
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return next;
    }

    private record Asked(Conversation conversation, Decided decided, List<String> intents) {}

    private Asked asked(String in, String of) {
        UUID id = uuid(in);
        Conversation conversation = conversations.find(new ConversationId(id)).orElseThrow(CorrectionPage::missing);
        Decided decided = log.of(id).stream()
                .filter(it -> it.trigger().equals(of))
                .reduce((older, newer) -> newer)
                .orElseThrow(CorrectionPage::missing);
        List<String> intents = library.knowledge(decided.language()).intents().stream()
                .map(Intent::name)
                .sorted()
                .toList();
        return new Asked(conversation, decided, intents);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private View show(HttpStatus status, Screen screen, Asked asked, String news) {
        return pages.show(
                status,
                "console/learning-wrong.jte",
                screen,
                Map.of(
                        "conversation",
                        asked.conversation.id().toString(),
                        "decided",
                        asked.decided,
                        "intents",
                        asked.intents,
                        "news",
                        news));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
