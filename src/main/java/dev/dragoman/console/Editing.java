package dev.dragoman.console;

import dev.dragoman.replies.Author;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Outcome;
import dev.dragoman.replies.Problem;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Version;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets an editor's words speak and writes down who did it, in one transaction: all of it happens, or nothing. */
@Component
class Editing {

    private final Templates templates;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Editing(Templates templates, Audit audit, TransactionTemplate transaction) {
        this.templates = templates;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Saves the words as a draft, unless they are the open draft's, and publishes it. */
    Outcome publish(Agent agent, TemplateKey template, Body body, TemplateForm form) {
        List<Problem> blocking =
                templates.check(template, body).stream().filter(Problem::blocks).toList();
        if (!blocking.isEmpty()) {
            return new Outcome.NotPublishable(blocking);
        }
        return allOrNothing(agent, "template.publish", () -> {
            Optional<Version> open = templates
                    .draft(template)
                    .filter(draft ->
                            draft.version() == form.seen() && draft.body().equals(body));
            Outcome draft = open.<Outcome>map(Outcome.Stored::new)
                    .orElseGet(() -> templates.saveDraft(template, form.seen(), body, author(agent)));
            return draft instanceof Outcome.Stored stored
                    ? templates.publish(template, stored.version().version(), author(agent), form.reason())
                    : draft;
        });
    }

    Outcome bringBack(Agent agent, TemplateKey template, int version, String reason) {
        return allOrNothing(
                agent, "template.restore", () -> templates.rollBack(template, version, author(agent), reason));
    }

    static Author author(Agent agent) {
        return new Author(agent.id().value(), agent.name());
    }

    private Outcome allOrNothing(Agent agent, String what, Supplier<Outcome> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Outcome outcome = work.get();
            if (outcome instanceof Outcome.Stored stored) {
                record(agent, what, stored.version());
            } else {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private void record(Agent agent, String what, Version version) {
        String subject = "template:" + version.template().key();
        String number = String.valueOf(version.version());
        audit.record(
                agent.id(), what, subject, Map.of("language", version.template().language(), "version", number));
    }
}
