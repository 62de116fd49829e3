package dev.dragoman.console;

import dev.dragoman.console.EditorView.News;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Network;
import dev.dragoman.replies.Outcome;
import dev.dragoman.replies.Problem;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Variable;
import dev.dragoman.replies.Version;
import dev.dragoman.understanding.Knowledge.Variation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** The editor of one template in one language. */
@Controller
class TemplatePage {

    private static final Set<String> DONE = Set.of("saved", "published", "discarded");

    private final Pages pages;
    private final Templates templates;
    private final Shelf shelf;
    private final Editing editing;

    TemplatePage(Pages pages, Templates templates, Shelf shelf, Editing editing) {
        this.pages = pages;
        this.templates = templates;
        this.shelf = shelf;
        this.editing = editing;
    }

    @GetMapping("/templates/{key}")
    View edit(
            @PathVariable String key,
            @RequestParam @Nullable String lang,
            @RequestParam(defaultValue = "") String done,
            Screen screen) {
        Shelf.Found found = shelf.find(key, lang, screen);
        News news = DONE.contains(done) ? new News("good", screen.say("editor.done." + done), List.of()) : News.NONE;
        return show(HttpStatus.OK, screen, view(found, stored(found.key())), news);
    }

    /** The fields after a variation or button was added or taken away. */
    @PostMapping("/templates/{key}/fields")
    View change(
            @PathVariable String key,
            @RequestParam String lang,
            @RequestParam Map<String, String> fields,
            Screen screen) {
        TemplateForm form = TemplateForm.of(fields).after(fields.getOrDefault("press", ""));
        EditorView view = view(shelf.find(key, lang, screen), form);
        return pages.show("console/template-fields.jte", screen, Map.of("view", view));
    }

    /** What every network would get of the fields as they stand. */
    @PostMapping("/templates/{key}/preview")
    View preview(
            @PathVariable String key,
            @RequestParam String lang,
            @RequestParam Map<String, String> fields,
            Screen screen) {
        TemplateKey template = shelf.find(key, lang, screen).key();
        TemplateForm form = TemplateForm.of(fields);
        try {
            return pages.show("console/template-preview.jte", screen, previews(template, form.body(), form.customer()));
        } catch (IllegalArgumentException e) {
            return pages.show("console/template-too-much.jte", screen, Map.of());
        }
    }

    @PostMapping("/templates/{key}/draft")
    View save(
            @PathVariable String key,
            @RequestParam String lang,
            @RequestParam Map<String, String> fields,
            Screen screen) {
        Sent sent = new Sent(shelf.find(key, lang, screen), TemplateForm.of(fields));
        return answer(
                sent,
                screen,
                "saved",
                body -> templates.saveDraft(sent.template(), sent.form.seen(), body, Editing.author(screen.agent())));
    }

    @PostMapping("/templates/{key}/draft/discarded")
    View discard(
            @PathVariable String key,
            @RequestParam String lang,
            @RequestParam Map<String, String> fields,
            Screen screen) {
        Sent sent = new Sent(shelf.find(key, lang, screen), TemplateForm.of(fields));
        return answer(sent, screen, "discarded", body -> templates.discard(sent.template(), sent.form.seen()));
    }

    @PostMapping("/templates/{key}/published")
    View publish(
            @PathVariable String key,
            @RequestParam String lang,
            @RequestParam Map<String, String> fields,
            Screen screen) {
        Sent sent = new Sent(shelf.find(key, lang, screen), TemplateForm.of(fields));
        if (sent.form.reason().isEmpty()) {
            return refuse(sent, screen, "editor.refused.reason", List.of());
        }
        return answer(
                sent, screen, "published", body -> editing.publish(screen.agent(), sent.template(), body, sent.form));
    }

    private interface Verb {
        Outcome on(Body body);
    }

    private record Sent(Shelf.Found found, TemplateForm form) {

        TemplateKey template() {
            return found.key();
        }
    }

    /** After a success the page anew, so that a reload repeats nothing; otherwise the fields as they were sent. */
    private View answer(Sent sent, Screen screen, String done, Verb verb) {
        Outcome outcome;
        try {
            outcome = verb.on(sent.form.body());
        } catch (IllegalArgumentException e) {
            return refuse(sent, screen, "editor.refused.much", List.of());
        }
        return switch (outcome) {
            case Outcome.Stored stored -> seeOther(sent.template(), done);
            case Outcome.Unchanged already -> seeOther(sent.template(), done);
            case Outcome.NotPublishable refused -> refuse(sent, screen, "editor.refused.blocked", refused.problems());
            case Outcome.Overtaken overtaken -> {
                EditorView view = view(sent.found, upToDate(sent.template(), sent.form));
                News news = new News("overtaken", screen.say("editor.refused.overtaken"), List.of());
                yield show(HttpStatus.CONFLICT, screen, view, news);
            }
        };
    }

    private View refuse(Sent sent, Screen screen, String why, List<Problem> problems) {
        News news = new News("bad", screen.say(why), problems);
        return show(HttpStatus.UNPROCESSABLE_CONTENT, screen, view(sent.found, sent.form), news);
    }

    /** Who has been told that somebody else was faster may save once more, over the other's words. */
    private TemplateForm upToDate(TemplateKey template, TemplateForm form) {
        int newest = stored(template).seen();
        return new TemplateForm(form.variations(), newest, form.customer(), form.reason());
    }

    private static View seeOther(TemplateKey template, String done) {
        return seeOther("/templates/%s?lang=%s&done=" + done, template);
    }

    /** To an address with places for the template's name and its language. */
    static View seeOther(String address, TemplateKey template) {
        String key = UriUtils.encodePathSegment(template.key(), StandardCharsets.UTF_8);
        var next = new RedirectView(address.formatted(key, template.language()));
        next.setStatusCode(HttpStatus.SEE_OTHER);
        next.setExpandUriTemplateVariables(false);
        return next;
    }

    /** What stands in the fields of somebody who begins: the draft, else what speaks, else an empty variation. */
    private TemplateForm stored(TemplateKey template) {
        Optional<Version> version = templates.draft(template).or(() -> templates.speaking(template));
        List<Variation> variations = version.map(it -> it.body().variations()).orElse(List.of());
        return new TemplateForm(
                variations.isEmpty() ? List.of(new Variation("", List.of(), null)) : variations,
                version.map(Version::version).orElse(0),
                TestCustomer.WITH_DATA,
                "");
    }

    private EditorView view(Shelf.Found found, TemplateForm form) {
        TemplateKey template = found.key();
        return new EditorView(
                template.key(),
                template.language(),
                found.languages(),
                templates.networks().stream().map(Network::name).toList(),
                templates.variables(template.language()).stream()
                        .map(it -> new Variable(it.name(), it.fallback(), TestCustomer.typical(it)))
                        .toList(),
                templates.speaking(template).orElse(null),
                templates.draft(template).orElse(null),
                found.here().outdated(),
                form.variations(),
                form.seen(),
                form.customer(),
                form.reason());
    }

    private View show(HttpStatus status, Screen screen, EditorView view, News news) {
        TemplateKey template = new TemplateKey(view.key(), view.language());
        var form = new TemplateForm(view.variations(), view.seen(), view.customer(), view.reason());
        return pages.show(
                status,
                "console/template.jte",
                screen,
                Map.of("view", view, "news", news, "seen", previews(template, bodyOf(form), view.customer())));
    }

    private static Body bodyOf(TemplateForm form) {
        try {
            return form.body();
        } catch (IllegalArgumentException e) {
            return new Body(List.of());
        }
    }

    private Map<String, Object> previews(TemplateKey template, Body body, TestCustomer customer) {
        return Map.of(
                "language", template.language(),
                "networks", NetworkPreview.of(templates, template, body, customer),
                "problems", templates.check(template, body));
    }
}
