package dev.dragoman.console;

import dev.dragoman.console.EditorView.News;
import dev.dragoman.replies.Outcome;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What a template said before, what changed between two versions, and the way back. */
@Controller
class TemplateHistoryPage {

    private final Pages pages;
    private final Templates templates;
    private final Shelf shelf;
    private final Editing editing;

    TemplateHistoryPage(Pages pages, Templates templates, Shelf shelf, Editing editing) {
        this.pages = pages;
        this.templates = templates;
        this.shelf = shelf;
        this.editing = editing;
    }

    @GetMapping("/templates/{key}/history")
    View history(
            @PathVariable String key,
            @RequestParam @Nullable String lang,
            @RequestParam(defaultValue = "") String done,
            Screen screen) {
        Shelf.Found found = shelf.find(key, lang, screen);
        News news = done.equals("restored") ? new News("good", screen.say("history.done"), List.of()) : News.NONE;
        return history(HttpStatus.OK, found, screen, news);
    }

    /** An earlier version speaks again, as a new version that says by itself where it comes from. */
    @PostMapping("/templates/{key}/restored")
    View restore(@PathVariable String key, @RequestParam String lang, @RequestParam String version, Screen screen) {
        Shelf.Found found = shelf.find(key, lang, screen);
        Version earlier = version(found.key(), version);
        String reason = earlier.isFile()
                ? screen.say("history.reason.file")
                : screen.say("history.reason", String.valueOf(earlier.version()));
        return switch (editing.bringBack(screen.agent(), found.key(), earlier.version(), reason)) {
            case Outcome.Stored stored -> restored(found);
            case Outcome.Unchanged already -> restored(found);
            case Outcome.Overtaken overtaken ->
                history(HttpStatus.CONFLICT, found, screen, new News("bad", overtaken.why(), List.of()));
            case Outcome.NotPublishable refused -> {
                var news = new News("bad", screen.say("editor.refused.blocked"), refused.problems());
                yield history(HttpStatus.UNPROCESSABLE_CONTENT, found, screen, news);
            }
        };
    }

    private static View restored(Shelf.Found found) {
        return TemplatePage.seeOther("/templates/%s/history?lang=%s&done=restored", found.key());
    }

    private View history(HttpStatus status, Shelf.Found found, Screen screen, News news) {
        Map<String, Object> shown = about(found);
        shown.put("versions", templates.history(found.key()));
        shown.put(
                "speaking",
                templates.speaking(found.key()).map(Version::version).orElse(-1));
        shown.put("news", news);
        return pages.show(status, "console/template-history.jte", screen, shown);
    }

    @GetMapping("/templates/{key}/compare")
    View compare(
            @PathVariable String key,
            @RequestParam @Nullable String lang,
            @RequestParam Map<String, String> query,
            Screen screen) {
        Shelf.Found found = shelf.find(key, lang, screen);
        Version before = version(found.key(), query.getOrDefault("a", ""));
        Version after = version(found.key(), query.getOrDefault("b", ""));
        Map<String, Object> shown = about(found);
        shown.put("versions", templates.history(found.key()));
        shown.put("before", before);
        shown.put("after", after);
        shown.put("diffs", templates.diff(before.body(), after.body()));
        return pages.show("console/template-compare.jte", screen, shown);
    }

    private static Map<String, Object> about(Shelf.Found found) {
        return new HashMap<>(Map.of(
                "key", found.key().key(),
                "language", found.key().language(),
                "languages", List.copyOf(found.languages())));
    }

    private Version version(TemplateKey template, String number) {
        return number.matches("\\d{1,9}")
                ? templates.version(template, Integer.parseInt(number)).orElseThrow(TemplateHistoryPage::missing)
                : templates.speaking(template).orElseThrow(TemplateHistoryPage::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
