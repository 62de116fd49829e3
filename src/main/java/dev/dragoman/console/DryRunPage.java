package dev.dragoman.console;

import dev.dragoman.learning.IntentVersion;
import dev.dragoman.learning.IntentVersions;
import dev.dragoman.learning.Rehearsal;
import dev.dragoman.learning.Rehearsal.Plan;
import dev.dragoman.learning.Rehearsals;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.understanding.Library;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Tries a change on the last real messages without sending anything. */
@Controller
class DryRunPage {

    private final Pages pages;
    private final IntentVersions versions;
    private final Rehearsals rehearsals;
    private final Templates templates;
    private final Answers answers;
    private final Library library;

    DryRunPage(
            Pages pages,
            IntentVersions versions,
            Rehearsals rehearsals,
            Templates templates,
            Answers answers,
            Library library) {
        this.pages = pages;
        this.versions = versions;
        this.rehearsals = rehearsals;
        this.templates = templates;
        this.answers = answers;
        this.library = library;
    }

    @GetMapping("/learning/dry-run")
    View look(Screen screen) {
        return show(HttpStatus.OK, screen, "");
    }

    /**
     * What is to be rehearsed.
     *
     * @param what {@code values}, {@code intents:<language>} or {@code template:<language>:<key>}
     */
    record Wanted(
            String what,
            int messages,
            @Nullable String threshold,
            @Nullable String ambiguity) {}

    /** Begins a rehearsal. */
    @PostMapping("/learning/dry-run")
    View start(Wanted wanted, Screen screen) {
        Optional<Plan> plan;
        try {
            plan = wanted.what().equals("values")
                    ? Optional.of(values(share(wanted.threshold()), share(wanted.ambiguity()), wanted.messages()))
                    : draft(wanted.what(), wanted.messages());
        } catch (IllegalArgumentException e) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, screen, screen.say("dryrun.refused.values"));
        }
        if (plan.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, screen, screen.say("dryrun.refused.gone"));
        }
        return rehearsals.start(plan.get())
                ? LearningActions.seeOther("/learning/dry-run", library.defaultLanguage(), "")
                : show(HttpStatus.CONFLICT, screen, screen.say("learning.done.busy"));
    }

    private Plan values(@Nullable Double threshold, @Nullable Double ambiguity, int messages) {
        return new Plan.Values(threshold, ambiguity == null ? answers.ambiguity() : ambiguity, messages);
    }

    /** Null for nothing; a comma is a point. */
    private static @Nullable Double share(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        double share = Double.parseDouble(text.strip().replace(',', '.'));
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not between 0 and 1");
        }
        return share;
    }

    private Optional<Plan> draft(String what, int messages) {
        String[] parts = what.split(":", 3);
        if (parts[0].equals("intents") && parts.length == 2) {
            return versions.draft(parts[1])
                    .map(it -> new Plan.Intents(it.language(), it.version(), it.revision(), messages));
        }
        return parts.length == 3
                ? templates
                        .draft(new TemplateKey(parts[2], parts[1]))
                        .map(it -> new Plan.Draft(it.template(), messages))
                : Optional.empty();
    }

    private View show(HttpStatus status, Screen screen, String news) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(
                "intents",
                library.languages().stream()
                        .flatMap(it -> versions.draft(it).stream())
                        .map(IntentVersion::language)
                        .toList());
        shown.put("templates", drafts());
        shown.put("threshold", answers.threshold().map(String::valueOf).orElse(""));
        shown.put("ambiguity", String.valueOf(answers.ambiguity()));
        shown.put("news", news);
        @Nullable Rehearsal last = rehearsals.last().orElse(null);
        shown.put("rehearsal", last);
        return pages.show(status, "console/dry-run.jte", screen, shown);
    }

    private List<TemplateKey> drafts() {
        return templates.list().stream()
                .flatMap(summary -> summary.languages().stream()
                        .filter(it -> it.draft() != null)
                        .map(it -> new TemplateKey(summary.key(), it.language())))
                .toList();
    }
}
