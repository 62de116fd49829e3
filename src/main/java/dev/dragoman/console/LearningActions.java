package dev.dragoman.console;

import dev.dragoman.learning.Change;
import dev.dragoman.learning.IntentVersion;
import dev.dragoman.learning.IntentVersions;
import dev.dragoman.learning.IntentVersions.Fresh;
import dev.dragoman.learning.IntentVersions.Outcome;
import dev.dragoman.learning.Lessons;
import dev.dragoman.learning.Rehearsal.Plan;
import dev.dragoman.learning.Rehearsals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What a person decides about lessons and the draft made of them. */
@Controller
@RequestMapping("/learning")
class LearningActions {

    private static final int MOST_IN_A_GROUP = 2000;

    private final LearningPage page;
    private final LearningDecisions decisions;
    private final IntentVersions versions;
    private final Lessons lessons;
    private final Rehearsals rehearsals;

    LearningActions(
            LearningPage page,
            LearningDecisions decisions,
            IntentVersions versions,
            Lessons lessons,
            Rehearsals rehearsals) {
        this.page = page;
        this.decisions = decisions;
        this.versions = versions;
        this.lessons = lessons;
        this.rehearsals = rehearsals;
    }

    /** Which lessons a form speaks of, in which language. */
    record Lesson(String lang, String sentence, String lessons) {}

    /** It is an example of this intent; its group is done. */
    @PostMapping("/example")
    View example(Lesson lesson, @RequestParam String intent, Screen screen) {
        Outcome outcome = versions.add(lesson.lang, intent, lesson.sentence, Editing.author(screen.agent()));
        return learned(lesson, outcome, "added", screen);
    }

    /** It is the first example of a new intent; its group is done. */
    @PostMapping("/intent")
    View intent(
            Lesson lesson, @RequestParam String name, @RequestParam(defaultValue = "") String answer, Screen screen) {
        Outcome outcome = versions.create(
                lesson.lang, name.strip(), new Fresh(lesson.sentence, answer), Editing.author(screen.agent()));
        return learned(lesson, outcome, "created", screen);
    }

    private View learned(Lesson lesson, Outcome outcome, String done, Screen screen) {
        if (outcome instanceof Outcome.Done) {
            lessons.settle(numbers(lesson.lessons), screen.agent().name());
        }
        return answer(lesson.lang, outcome, done, screen);
    }

    /** Nothing is to be learned of them. */
    @PostMapping("/dismissed")
    View dismiss(Lesson lesson, Screen screen) {
        lessons.settle(numbers(lesson.lessons), screen.agent().name());
        return seeOther("/learning", lesson.lang, "dismissed");
    }

    private static List<Long> numbers(String joined) {
        try {
            return Arrays.stream(joined.split(","))
                    .limit(MOST_IN_A_GROUP)
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    /** A change of the draft is taken back. */
    @PostMapping("/undone")
    View undo(@RequestParam String lang, Change change, Screen screen) {
        return answer(lang, versions.undo(lang, change, Editing.author(screen.agent())), "undone", screen);
    }

    /** An example is one no longer. */
    @PostMapping("/removed")
    View remove(@RequestParam String lang, @RequestParam String intent, @RequestParam String text, Screen screen) {
        Outcome outcome = versions.remove(lang, intent, text, Editing.author(screen.agent()));
        return outcome instanceof Outcome.Done
                ? seeOther(
                        "/learning/examples?intent=" + URLEncoder.encode(intent, StandardCharsets.UTF_8),
                        lang,
                        "removed")
                : answer(lang, outcome, "removed", screen);
    }

    /** The draft is tried on real messages. */
    @PostMapping("/rehearsed")
    View rehearse(@RequestParam String lang, Screen screen) {
        boolean isBegun = versions.draft(lang)
                .filter(it -> rehearsals.start(new Plan.Intents(lang, it.version(), it.revision(), Rehearsals.MOST)))
                .isPresent();
        return seeOther("/learning", lang, isBegun ? "" : "busy");
    }

    @PostMapping("/discarded")
    View discard(@RequestParam String lang, @RequestParam int revision, Screen screen) {
        return answer(lang, decisions.discard(screen.agent(), lang, revision), "discarded", screen);
    }

    /** The draft speaks; refused without a reason, and when it was not tried as it is. */
    @PostMapping("/published")
    View publish(
            @RequestParam String lang,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason,
            Screen screen) {
        Optional<IntentVersion> draft = versions.draft(lang);
        boolean isTried =
                draft.flatMap(page::rehearsal).filter(it -> it.result() != null).isPresent();
        if (reason.isBlank() || !isTried) {
            String why = screen.say(reason.isBlank() ? "learning.refused.reason" : "learning.refused.untried");
            return page.show(HttpStatus.UNPROCESSABLE_CONTENT, screen, page.language(lang, screen), why);
        }
        return answer(lang, decisions.publish(screen.agent(), lang, revision, reason), "published", screen);
    }

    /** An earlier version speaks again; 0 are the files. */
    @PostMapping("/restored")
    View restore(@RequestParam String lang, @RequestParam int version, Screen screen) {
        String reason = screen.say("learning.restored", version);
        return answer(lang, decisions.rollBack(screen.agent(), lang, version, reason), "restored", screen);
    }

    private View answer(String lang, Outcome outcome, String done, Screen screen) {
        return switch (outcome) {
            case Outcome.Done it -> seeOther("/learning", lang, done);
            case Outcome.Refused it ->
                page.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        screen,
                        page.language(lang, screen),
                        screen.say("learning.refused.rule", screen.reason(it.why())));
            case Outcome.Overtaken it ->
                page.show(
                        HttpStatus.CONFLICT,
                        screen,
                        page.language(lang, screen),
                        screen.say("learning.refused.overtaken"));
        };
    }

    /** The page anew, so that a reload repeats nothing. */
    static View seeOther(String address, String language, String done) {
        String mark = address.contains("?") ? "&" : "?";
        var next = new RedirectView(
                address + mark + "lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8) + "&done=" + done);
        next.setStatusCode(HttpStatus.SEE_OTHER);
        next.setExpandUriTemplateVariables(false);
        return next;
    }
}
