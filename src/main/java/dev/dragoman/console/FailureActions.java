package dev.dragoman.console;

import dev.dragoman.bus.QuarantineOutcome;
import dev.dragoman.delivery.Doubt;
import dev.dragoman.delivery.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What a person decides about failures. Every answer is the page as it is afterwards: 409 when somebody was faster, 422
 * when it cannot be done, each with a sentence.
 */
@Controller
@RequestMapping("/failures")
class FailureActions {

    private final FailuresPage page;
    private final FailureDecisions decisions;

    FailureActions(FailuresPage page, FailureDecisions decisions) {
        this.page = page;
        this.decisions = decisions;
    }

    /** Sends it again. */
    @PostMapping("/sends/{id}/again")
    View again(@PathVariable UUID id, @RequestParam Instant since, Screen screen) {
        return answer(screen, decisions.sendAgain(screen.agent(), new Doubt.Seen(id, since)), "again");
    }

    /** It did arrive. */
    @PostMapping("/sends/{id}/arrived")
    View arrived(@PathVariable UUID id, @RequestParam Instant since, Screen screen) {
        return answer(screen, decisions.arrived(screen.agent(), new Doubt.Seen(id, since)), "arrived");
    }

    /** It shall not be sent. */
    @PostMapping("/sends/{id}/discarded")
    View discard(@PathVariable UUID id, @RequestParam Instant since, @RequestParam String reason, Screen screen) {
        return reason.isBlank()
                ? withoutReason(screen)
                : answer(screen, decisions.discard(screen.agent(), new Doubt.Seen(id, since), reason), "discarded");
    }

    /** Works on what came in once more. */
    @PostMapping("/quarantine/{id}/again")
    View again(@PathVariable long id, Screen screen) {
        return answer(screen, decisions.tryAgain(screen.agent(), id), "back");
    }

    /** Leaves what came in unworked. */
    @PostMapping("/quarantine/{id}/discarded")
    View discard(@PathVariable long id, @RequestParam String reason, Screen screen) {
        return reason.isBlank()
                ? withoutReason(screen)
                : answer(screen, decisions.discard(screen.agent(), id, reason), "discarded");
    }

    private View answer(Screen screen, Verdict verdict, String done) {
        return switch (verdict) {
            case Verdict.Done ignored -> page.show(screen, HttpStatus.OK, screen.say("failures.done." + done));
            case Verdict.AlreadySettled(String by) -> tooLate(screen, by);
            case Verdict.WindowClosed ignored ->
                page.show(screen, HttpStatus.UNPROCESSABLE_CONTENT, screen.say("failures.refused.window"));
        };
    }

    private View answer(Screen screen, QuarantineOutcome outcome, String done) {
        return switch (outcome) {
            case QuarantineOutcome.Done(int events) ->
                page.show(
                        screen,
                        HttpStatus.OK,
                        done.equals("back")
                                ? screen.count("failures.done.back", events)
                                : screen.say("failures.done." + done));
            case QuarantineOutcome.AlreadySettled(String by) -> tooLate(screen, by);
            case QuarantineOutcome.StillUnreadable(String why) ->
                page.show(
                        screen,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        screen.say("failures.refused.unreadable", screen.reason(why)));
        };
    }

    private View tooLate(Screen screen, String by) {
        String who = by.isEmpty() ? screen.say("failures.nobody") : screen.say("failures.refused.settled", by);
        return page.show(screen, HttpStatus.CONFLICT, who);
    }

    private View withoutReason(Screen screen) {
        return page.show(screen, HttpStatus.UNPROCESSABLE_CONTENT, screen.say("failures.refused.reason"));
    }
}
