package dev.dragoman.console;

import dev.dragoman.learning.IntentVersions;
import dev.dragoman.learning.IntentVersions.Outcome;
import dev.dragoman.learning.Lessons;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what a person decides about the intents and writes down who did, in one transaction. */
@Component
class LearningDecisions {

    private final IntentVersions versions;
    private final Lessons lessons;
    private final Audit audit;
    private final TransactionTemplate transaction;

    LearningDecisions(IntentVersions versions, Lessons lessons, Audit audit, TransactionTemplate transaction) {
        this.versions = versions;
        this.lessons = lessons;
        this.audit = audit;
        this.transaction = transaction;
    }

    Outcome discard(Agent agent, String language, int revision) {
        return recorded(
                agent, "intents.discard", language, () -> versions.discard(language, revision, Editing.author(agent)));
    }

    Outcome publish(Agent agent, String language, int revision, String reason) {
        Outcome outcome = recorded(
                agent,
                "intents.publish",
                language,
                () -> versions.publish(language, revision, Editing.author(agent), reason));
        return inForce(language, outcome);
    }

    Outcome rollBack(Agent agent, String language, int version, String reason) {
        Outcome outcome = recorded(
                agent,
                "intents.restore",
                language,
                () -> versions.rollBack(language, version, Editing.author(agent), reason));
        return inForce(language, outcome);
    }

    private Outcome inForce(String language, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            versions.enforce(language);
        }
        return outcome;
    }

    /** An agent says what was meant. */
    boolean correct(Agent agent, UUID conversation, String trigger, String intent) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isDone = lessons.correct(conversation, trigger, intent, agent.name());
            if (isDone) {
                audit.record(agent.id(), "intents.correct", "conversation:" + conversation, Map.of("intent", intent));
            }
            return isDone;
        }));
    }

    private Outcome recorded(Agent agent, String what, String language, Supplier<Outcome> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Outcome outcome = work.get();
            if (outcome instanceof Outcome.Done done) {
                String number = String.valueOf(done.version().version());
                audit.record(agent.id(), what, "intents:" + language, Map.of("version", number));
            }
            return outcome;
        }));
    }
}
