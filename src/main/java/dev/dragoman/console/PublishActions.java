package dev.dragoman.console;

import dev.dragoman.message.NetworkId;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.Publications;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a person decides about a publication that waits, failed or is in doubt; 409 when somebody was faster. */
@Controller
@RequestMapping("/publish/{id}")
class PublishActions {

    private static final int LONGEST_ID = 200;

    private final PublishPage page;
    private final Publications publications;

    PublishActions(PublishPage page, Publications publications) {
        this.page = page;
        this.publications = publications;
    }

    /** Takes back what has not left. */
    @PostMapping("/cancelled")
    View cancel(@PathVariable UUID id, Screen screen) {
        Planned planned = page.find(id);
        return answer(screen, planned, publications.cancel(planned.id(), screen.agent()), "cancelled");
    }

    /** It is there, perhaps under this id. */
    @PostMapping("/{placement}/there")
    View isThere(
            @PathVariable UUID id,
            @PathVariable UUID placement,
            @RequestParam(defaultValue = "") String published,
            Screen screen) {
        String known = published.strip();
        if (known.length() > LONGEST_ID) {
            return page.show(screen, HttpStatus.UNPROCESSABLE_CONTENT, page.find(id), screen.say("publish.refused.id"));
        }
        NetworkId network = known.isEmpty() ? null : new NetworkId(known);
        return answer(screen, page.find(id), publications.isThere(placement, network, screen.agent()), "there");
    }

    /** It is not there and shall go again. */
    @PostMapping("/{placement}/again")
    View again(@PathVariable UUID id, @PathVariable UUID placement, Screen screen) {
        return answer(screen, page.find(id), publications.again(placement, screen.agent()), "again");
    }

    private View answer(Screen screen, Planned planned, boolean isDone, String done) {
        return isDone
                ? PublishEditor.seeOther(planned.id(), done)
                : page.show(screen, HttpStatus.CONFLICT, planned, screen.say("publish.refused.late"));
    }
}
