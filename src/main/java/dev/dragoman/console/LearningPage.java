package dev.dragoman.console;

import dev.dragoman.learning.IntentVersion;
import dev.dragoman.learning.IntentVersions;
import dev.dragoman.learning.Lessons;
import dev.dragoman.learning.Missed;
import dev.dragoman.learning.Rehearsal;
import dev.dragoman.learning.Rehearsal.Plan;
import dev.dragoman.learning.Rehearsals;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Library;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What was not understood, and what is being taught because of it. */
@Controller
class LearningPage {

    static final Set<String> DONE =
            Set.of("added", "created", "dismissed", "undone", "removed", "discarded", "published", "restored", "busy");

    private static final int GROUPS = 30;

    private final Pages pages;
    private final Lessons lessons;
    private final IntentVersions versions;
    private final Rehearsals rehearsals;
    private final Library library;

    LearningPage(Pages pages, Lessons lessons, IntentVersions versions, Rehearsals rehearsals, Library library) {
        this.pages = pages;
        this.lessons = lessons;
        this.versions = versions;
        this.rehearsals = rehearsals;
        this.library = library;
    }

    @GetMapping("/learning")
    View list(@RequestParam @Nullable String lang, @RequestParam(defaultValue = "") String done, Screen screen) {
        String news = DONE.contains(done) ? screen.say("learning.done." + done) : "";
        return show(HttpStatus.OK, screen, language(lang, screen), news);
    }

    /** The page of a language with a sentence on it. */
    View show(HttpStatus status, Screen screen, String language, String news) {
        return pages.show(status, "console/learning.jte", screen, Map.of("view", view(language), "news", news));
    }

    /** The wanted language if it is taught, else the page's, else the default. */
    String language(@Nullable String wanted, Screen screen) {
        if (wanted != null && library.speaks(wanted)) {
            return wanted;
        }
        return library.speaks(screen.language()) ? screen.language() : library.defaultLanguage();
    }

    private LearningView view(String language) {
        @Nullable IntentVersion draft = versions.draft(language).orElse(null);
        List<String> intents = knowledge(language).intents().stream()
                .map(Intent::name)
                .sorted()
                .toList();
        List<List<Missed>> groups = lessons.open(language);
        return new LearningView(
                language,
                library.languages(),
                groups.stream()
                        .limit(GROUPS)
                        .map(it -> LearningView.Group.of(it, intents))
                        .toList(),
                Math.max(0, groups.size() - GROUPS),
                intents,
                draft,
                versions.published(language).orElse(null),
                versions.history(language),
                draft == null ? null : rehearsal(draft).orElse(null),
                versions.ignored(language).orElse(""));
    }

    /** What is known with the draft, else what is known. */
    Knowledge knowledge(String language) {
        return versions.draft(language).flatMap(versions::knowledge).orElseGet(() -> library.knowledge(language));
    }

    /** The last rehearsal, if it is one of this draft as it is now. */
    Optional<Rehearsal> rehearsal(IntentVersion draft) {
        return rehearsals
                .last()
                .filter(it -> it.plan() instanceof Plan.Intents of
                        && of.language().equals(draft.language())
                        && of.version() == draft.version()
                        && of.revision() == draft.revision());
    }

    /** How far the rehearsal is. */
    @GetMapping("/learning/rehearsal")
    View progress(Screen screen) {
        Rehearsal last = rehearsals.last().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.show("console/learning-rehearsal.jte", screen, Map.of("rehearsal", last));
    }

    /** The examples of an intent. */
    @GetMapping("/learning/examples")
    View examples(
            @RequestParam @Nullable String lang,
            @RequestParam String intent,
            @RequestParam(defaultValue = "") String done,
            Screen screen) {
        String language = language(lang, screen);
        Intent found = knowledge(language).intents().stream()
                .filter(it -> it.name().equals(intent))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String news = DONE.contains(done) ? screen.say("learning.done." + done) : "";
        return pages.show(
                "console/learning-examples.jte", screen, Map.of("language", language, "intent", found, "news", news));
    }

    /** The files of {@code intents/} with everything that was published. */
    @GetMapping("/learning/export.zip")
    ResponseEntity<StreamingResponseBody> export() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"intents.zip\"")
                .body(versions::exportZip);
    }
}
