package dev.dragoman.console;

import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.MergeVerdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What a person decides about customers. Every answer is a page as it is afterwards: 409 when somebody was faster, 422 when
 * it cannot be done, each with a sentence.
 */
@Controller
@RequestMapping("/customers")
class CustomerActions {

    private final CustomersPage page;
    private final CustomerDecisions decisions;

    CustomerActions(CustomersPage page, CustomerDecisions decisions) {
        this.page = page;
        this.decisions = decisions;
    }

    /** They are one person. */
    @PostMapping("/merges/{id}/merged")
    View merge(@PathVariable String id, Screen screen) {
        MergeVerdict verdict = decisions.merge(screen.agent(), CustomersPage.uuidOf(id));
        return verdict instanceof MergeVerdict.Done done
                ? page.person(screen, done.one(), HttpStatus.OK, screen.say("customers.done.merged"))
                : refused(screen, verdict);
    }

    /** They are not. */
    @PostMapping("/merges/{id}/apart")
    View keepApart(@PathVariable String id, Screen screen) {
        MergeVerdict verdict = decisions.keepApart(screen.agent(), CustomersPage.uuidOf(id));
        return verdict instanceof MergeVerdict.Done
                ? page.merges(screen, HttpStatus.OK, screen.say("customers.done.apart"))
                : refused(screen, verdict);
    }

    /** They were merged, and are not one person after all. */
    @PostMapping("/merges/{id}/parted")
    View part(@PathVariable String id, Screen screen) {
        MergeVerdict verdict = decisions.part(screen.agent(), CustomersPage.uuidOf(id));
        return verdict instanceof MergeVerdict.Done done
                ? page.person(screen, done.one(), HttpStatus.OK, screen.say("customers.done.parted"))
                : refused(screen, verdict);
    }

    /** The customer has agreed to be linked; the box must be ticked. */
    @PostMapping("/{id}/consent")
    View agree(@PathVariable String id, @RequestParam @Nullable String agreed, Screen screen) {
        CustomerId customer = CustomersPage.idOf(id);
        if (agreed == null) {
            return page.person(
                    screen, customer, HttpStatus.UNPROCESSABLE_CONTENT, screen.say("customers.refused.unticked"));
        }
        boolean isNew = decisions.agree(screen.agent(), customer);
        return page.person(
                screen,
                customer,
                HttpStatus.OK,
                screen.say(isNew ? "customers.done.agreed" : "customers.done.nothing"));
    }

    /** The customer agrees no longer. */
    @PostMapping("/{id}/consent/withdrawn")
    View disagree(@PathVariable String id, Screen screen) {
        CustomerId customer = CustomersPage.idOf(id);
        boolean isNew = decisions.disagree(screen.agent(), customer);
        return page.person(
                screen,
                customer,
                HttpStatus.OK,
                screen.say(isNew ? "customers.done.disagreed" : "customers.done.nothing"));
    }

    private View refused(Screen screen, MergeVerdict verdict) {
        if (verdict instanceof MergeVerdict.AlreadyDecided(String by)) {
            String who = by.isEmpty() ? screen.say("inbox.somebody") : by;
            return page.merges(screen, HttpStatus.CONFLICT, screen.say("customers.refused.decided", who));
        }
        return page.merges(screen, HttpStatus.UNPROCESSABLE_CONTENT, screen.say("customers.refused.rules"));
    }
}
