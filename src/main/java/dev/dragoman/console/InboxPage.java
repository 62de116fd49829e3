package dev.dragoman.console;

import dev.dragoman.conversations.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The inbox: left a view of it, in the middle the open conversation, right what is known about it. */
@Controller
class InboxPage {

    private final Pages pages;
    private final InboxList list;
    private final Threads threads;

    InboxPage(Pages pages, InboxList list, Threads threads) {
        this.pages = pages;
        this.list = list;
        this.threads = threads;
    }

    @GetMapping("/inbox")
    RedirectView start() {
        return new RedirectView("/inbox/" + InboxView.OPEN.path());
    }

    @GetMapping("/inbox/{view}")
    View view(@PathVariable String view, Screen screen) {
        return page(screen, viewOf(view), null);
    }

    @GetMapping("/inbox/{view}/{id}")
    View conversation(@PathVariable String view, @PathVariable String id, Screen screen) {
        return page(screen, viewOf(view), open(screen, id));
    }

    /** The list alone, to be read again. */
    @GetMapping("/inbox/{view}/rows")
    View rows(@PathVariable String view, @RequestParam @Nullable String open, Screen screen) {
        return pages.show("console/inbox-list.jte", screen, listed(screen, viewOf(view), open == null ? "" : open));
    }

    /** The conversation alone with its composer, to be opened beside the list. */
    @GetMapping("/inbox/{view}/{id}/pane")
    View pane(@PathVariable String view, @PathVariable String id, Screen screen) {
        return pages.show("console/inbox-pane.jte", screen, Map.of("view", viewOf(view), "thread", open(screen, id)));
    }

    /** What changes in an open conversation, to be read again; the composer is not part of it. */
    @GetMapping("/inbox/conversations/{id}/thread")
    View thread(@PathVariable String id, Screen screen) {
        return fragment(screen, HttpStatus.OK, open(screen, id), "");
    }

    /** The same after an action, which may have been refused with a sentence. */
    View fragment(Screen screen, HttpStatus status, OpenThread thread, String problem) {
        return pages.show(status, "console/thread-update.jte", screen, Map.of("thread", thread, "problem", problem));
    }

    /** The conversation of an address; no such page if there is none. */
    OpenThread open(Screen screen, String id) {
        return threads.open(idOf(id), screen.agent().id()).orElseThrow(InboxPage::missing);
    }

    private View page(Screen screen, InboxView view, @Nullable OpenThread thread) {
        Map<String, Object> parameters = listed(screen, view, thread == null ? "" : thread.id());
        parameters.put("thread", thread);
        return pages.show("console/inbox.jte", screen, parameters);
    }

    private Map<String, Object> listed(Screen screen, InboxView view, String open) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("listed", list.read(view, screen.agent().id()));
        parameters.put("open", open);
        return parameters;
    }

    private static InboxView viewOf(String name) {
        return InboxView.of(name).orElseThrow(InboxPage::missing);
    }

    private static ConversationId idOf(String text) {
        try {
            return new ConversationId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
