package dev.dragoman.replies;

import dev.dragoman.message.Foreign;
import dev.dragoman.replies.Version.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The verbs that add versions, each one transaction. Who comes second is told so and changes nothing. */
final class Publishing {

    private static final int LONGEST_REASON = 500;

    private final VersionTable table;
    private final Published published;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Publishing(VersionTable table, Published published, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.published = published;
        this.transaction = transaction;
        this.clock = clock;
    }

    Outcome save(TemplateKey template, int seen, Body body, Author author) {
        return inTransaction(() -> {
            VersionTable.Numbers numbers = table.numbers(template);
            if (numbers.live() > seen) {
                return overtaken(template);
            }
            int number = numbers.highest() + 1;
            return add(new Version(template, number, State.DRAFT, body, author, "", now(), null, null));
        });
    }

    Outcome discard(TemplateKey template, int draft) {
        return inTransaction(() -> table.discard(template, draft) ? stored(template, draft) : overtaken(template));
    }

    Outcome publish(Version draft, Author publisher, String reason) {
        return inTransaction(() -> {
            if (!table.publish(draft, publisher, shortened(reason), now())) {
                return overtaken(draft.template());
            }
            showAfterCommit();
            return stored(draft.template(), draft.version());
        });
    }

    Outcome rollBack(Version earlier, Author author, String reason) {
        return inTransaction(() -> {
            TemplateKey template = earlier.template();
            // The number is read first: whoever publishes after that takes it, so that nobody can do so unseen.
            int number = table.numbers(template).highest() + 1;
            Optional<Version> said = saidBy(earlier);
            if (said.isPresent()) {
                return new Outcome.Unchanged(said.get());
            }
            Instant now = now();
            Version again = new Version(
                    template, number, State.PUBLISHED, earlier.body(), author, shortened(reason), now, author, now);
            showAfterCommit();
            Outcome outcome = add(again);
            return outcome instanceof Outcome.Stored
                    ? outcome
                    : saidBy(earlier).<Outcome>map(Outcome.Unchanged::new).orElse(outcome);
        });
    }

    /** What speaks now, if it says the same. */
    private Optional<Version> saidBy(Version version) {
        Optional<Version> speaking = table.speaking(version.template());
        return speaking.isEmpty() && version.isFile()
                ? Optional.of(version)
                : speaking.filter(it -> it.body().equals(version.body()));
    }

    private Outcome add(Version version) {
        if (!table.insert(version)) {
            return overtaken(version.template());
        }
        table.replaceDrafts(version.template(), version.version());
        return stored(version.template(), version.version());
    }

    private Outcome stored(TemplateKey template, int version) {
        Optional<Version> stored = table.find(template, version);
        return new Outcome.Stored(stored.orElseThrow());
    }

    private Outcome overtaken(TemplateKey template) {
        return new Outcome.Overtaken(
                "Somebody else has changed %s in the meantime; look at the newest version and try again."
                        .formatted(template));
    }

    private void showAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                published.changed();
            }
        });
    }

    private Outcome inTransaction(Supplier<Outcome> work) {
        return transaction.execute(status -> work.get());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String shortened(String reason) {
        return Foreign.cut(Foreign.text(reason.strip()), LONGEST_REASON);
    }
}
