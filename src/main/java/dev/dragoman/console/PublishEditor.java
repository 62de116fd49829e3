package dev.dragoman.console;

import dev.dragoman.publishing.Outcome;
import dev.dragoman.publishing.Plan;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.PublicationId;
import dev.dragoman.publishing.Publications;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Writes one text for everybody and shows how it looks in each place. */
@Controller
class PublishEditor {

    private final Pages pages;
    private final PublishPage page;
    private final Publications publications;

    PublishEditor(Pages pages, PublishPage page, Publications publications) {
        this.pages = pages;
        this.page = page;
        this.publications = publications;
    }

    @GetMapping("/publish/new")
    View begin(Screen screen) {
        return show(screen, HttpStatus.OK, PublishForm.empty(publications.zone()), "");
    }

    @GetMapping("/publish/{id}/edit")
    View edit(@PathVariable UUID id, Screen screen) {
        Planned planned = page.find(id);
        return planned.isOpen()
                ? show(screen, HttpStatus.OK, PublishForm.of(planned, publications.zone()), "")
                : page.show(screen, HttpStatus.CONFLICT, planned, screen.say("publish.refused.late"));
    }

    /** How the fields as they stand would look. */
    @PostMapping("/publish/preview")
    View preview(@RequestParam MultiValueMap<String, String> fields, Screen screen) {
        PublishForm form = PublishForm.of(fields);
        return pages.show(
                "console/publish-preview.jte",
                screen,
                Map.of("looks", publications.look(form.wording(), form.places())));
    }

    @PostMapping("/publish")
    View plan(@RequestParam MultiValueMap<String, String> fields, Screen screen) {
        PublishForm form = PublishForm.of(fields);
        return timed(
                screen,
                form,
                at -> publications.plan(
                        new PublicationId(form.id()), new Plan(form.wording(), form.places(), at), screen.agent()));
    }

    @PostMapping("/publish/{id}")
    View change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Screen screen) {
        PublishForm form = PublishForm.of(fields).named(page.find(id).id());
        return timed(
                screen,
                form,
                at -> publications.change(
                        new PublicationId(id),
                        form.seen(),
                        new Plan(form.wording(), form.places(), at),
                        screen.agent()));
    }

    private interface Verb {
        Outcome at(Instant time);
    }

    private View timed(Screen screen, PublishForm form, Verb verb) {
        Optional<Instant> time = form.time(publications.zone());
        return time.isEmpty()
                ? show(screen, HttpStatus.UNPROCESSABLE_CONTENT, form, screen.say("publish.refused.time"))
                : answer(screen, form, verb.at(time.get()));
    }

    /** After a success the page of the publication, so that a reload repeats nothing; otherwise the fields again. */
    private View answer(Screen screen, PublishForm form, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(PublicationId id) -> seeOther(id, "planned");
            case Outcome.TooLate late -> late(screen, form);
            case Outcome.Refused refused -> {
                String why = form.places().isEmpty() ? "publish.refused.nowhere" : "publish.refused.problem";
                yield show(screen, HttpStatus.UNPROCESSABLE_CONTENT, form, screen.say(why));
            }
        };
    }

    /** Who has been told that somebody else was faster may plan once more, over the other's words. */
    private View late(Screen screen, PublishForm form) {
        Planned planned = page.find(form.id());
        return planned.isOpen()
                ? show(
                        screen,
                        HttpStatus.CONFLICT,
                        form.seen(planned.version()),
                        screen.say("publish.refused.overtaken"))
                : page.show(screen, HttpStatus.CONFLICT, planned, screen.say("publish.refused.late"));
    }

    static View seeOther(PublicationId id, String done) {
        var next = new RedirectView("/publish/" + id + "?done=" + done);
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return next;
    }

    private View show(Screen screen, HttpStatus status, PublishForm form, String problem) {
        return pages.show(
                status,
                "console/publish-form.jte",
                screen,
                Map.of(
                        "form", form,
                        "outlets", publications.outlets(),
                        "looks", publications.look(form.wording(), form.places()),
                        "zone", publications.zone().getId(),
                        "problem", problem));
    }
}
