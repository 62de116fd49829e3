package dev.dragoman.learning;

import dev.dragoman.learning.Change.Kind;
import dev.dragoman.learning.IntentVersion.State;
import dev.dragoman.learning.IntentVersionTable.Signed;
import dev.dragoman.learning.Taught.Fit;
import dev.dragoman.learning.Taught.Unfit;
import dev.dragoman.message.Foreign;
import dev.dragoman.replies.Author;
import dev.dragoman.replies.Templates;
import dev.dragoman.understanding.IntentLines;
import dev.dragoman.understanding.Knowledge;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is taught beyond the files: one open draft a language, and published versions that never change. The newest
 * published version wins over the files; each counts its changes from the files, so any can be published again.
 */
@Component
public class IntentVersions {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,59}");
    private static final int MOST_CHANGES = 2000;
    private static final int LONGEST_ANSWER = 2000;
    private static final int LONGEST_REASON = 500;

    private final Taught taught;
    private final IntentVersionTable table;
    private final Force force;
    private final TransactionTemplate transaction;
    private final Templates templates;

    IntentVersions(
            Taught taught,
            IntentVersionTable table,
            Force force,
            TransactionTemplate transaction,
            Templates templates) {
        this.taught = taught;
        this.table = table;
        this.force = force;
        this.transaction = transaction;
        this.templates = templates;
    }

    /** How a verb ended. */
    public sealed interface Outcome {
        /** As it is now. */
        record Done(IntentVersion version) implements Outcome {}

        /** It breaks a rule of the files; the sentence says which. */
        record Refused(String why) implements Outcome {}

        /** Somebody was faster, or there is nothing like that. */
        record Overtaken() implements Outcome {}
    }

    /** The open draft. */
    public Optional<IntentVersion> draft(String language) {
        return table.newest(language, State.DRAFT);
    }

    /** The version that was published last; empty while the files speak. */
    public Optional<IntentVersion> published(String language) {
        return table.newest(language, State.PUBLISHED);
    }

    /** Why the published version does not speak, though it should; empty where all is well. */
    public Optional<String> ignored(String language) {
        return force.ignored(language);
    }

    /** Every version, the newest first. */
    public List<IntentVersion> history(String language) {
        return table.history(language);
    }

    /** What would be known with a version, or the sentence that says why it cannot be. */
    public Optional<Knowledge> knowledge(IntentVersion version) {
        try {
            return Optional.of(
                    taught.with(version.language(), version.changes()).knowledge());
        } catch (Unfit e) {
            return Optional.empty();
        }
    }

    /** Makes a sentence an example of an intent, in the draft; private data is masked. */
    public Outcome add(String language, String intent, String sentence, Author author) {
        var change = new Change(Kind.ADD, intent, IntentLines.plain(Masking.mask(sentence)));
        if (change.text().length() < 2) {
            return new Outcome.Refused("The example has no words.");
        }
        return edit(language, author, before -> plus(before, List.of(change)));
    }

    /** Makes a new intent of a sentence, in the draft; an answer is needed where no template has its name. */
    public Outcome create(String language, String intent, Fresh fresh, Author author) {
        if (!NAME.matcher(intent).matches()) {
            return new Outcome.Refused(
                    "A name has small letters, digits and _, begins with a letter, and is 2 to 60 long.");
        }
        var answer = new Change(Kind.CREATE, intent, Foreign.cut(Foreign.text(fresh.answer.strip()), LONGEST_ANSWER));
        var example = new Change(Kind.ADD, intent, IntentLines.plain(Masking.mask(fresh.sentence)));
        return edit(language, author, before -> plus(before, List.of(answer, example)));
    }

    /** The first sentence of a new intent, and what is answered; blank where a template has its name already. */
    public record Fresh(String sentence, String answer) {}

    /** Takes an example away, be it from the files or from the draft. */
    public Outcome remove(String language, String intent, String sentence, Author author) {
        var added = new Change(Kind.ADD, intent, sentence);
        return edit(
                language,
                author,
                before -> before.contains(added)
                        ? without(before, added)
                        : plus(before, List.of(new Change(Kind.REMOVE, intent, sentence))));
    }

    /** Takes a change back; with a new intent go its examples. */
    public Outcome undo(String language, Change change, Author author) {
        return edit(language, author, before -> without(before, change));
    }

    private static List<Change> plus(List<Change> before, List<Change> more) {
        List<Change> after = new ArrayList<>(before);
        more.stream().filter(it -> !before.contains(it)).forEach(after::add);
        return after;
    }

    private static List<Change> without(List<Change> before, Change gone) {
        List<Change> after = new ArrayList<>(before);
        after.remove(gone);
        if (gone.kind() == Kind.CREATE) {
            after.removeIf(it -> it.intent().equals(gone.intent()));
        }
        return after;
    }

    private Outcome edit(String language, Author author, Function<List<Change>, List<Change>> change) {
        return inTurn(language, () -> {
            Optional<IntentVersion> open = draft(language);
            List<Change> before = open.or(() -> published(language))
                    .map(IntentVersion::changes)
                    .orElse(List.of());
            List<Change> after = change.apply(before);
            if (after.size() > MOST_CHANGES) {
                return new Outcome.Refused("More than 2,000 changes: export them to the files first.");
            }
            @Nullable Outcome refused = refusal(language, after);
            if (refused != null) {
                return refused;
            }
            if (open.isEmpty()) {
                return new Outcome.Done(table.add(language, State.DRAFT, after, new Signed(author, "")));
            }
            return table.change(open.get(), after)
                    ? new Outcome.Done(draft(language).orElseThrow())
                    : new Outcome.Overtaken();
        });
    }

    private @Nullable Outcome refusal(String language, List<Change> changes) {
        try {
            taught.with(language, changes);
            return null;
        } catch (Unfit e) {
            return new Outcome.Refused(e.why());
        }
    }

    /** Gives the draft up; it stays in the history. */
    public Outcome discard(String language, int revision, Author author) {
        return inTurn(language, () -> end(language, revision, State.DISCARDED, new Signed(author, "")));
    }

    /** Lets the draft speak from the next message on; refuses one that was changed since it was seen. */
    public Outcome publish(String language, int revision, Author author, String reason) {
        return inTurn(language, () -> {
            Optional<IntentVersion> draft = draft(language);
            boolean isOld = draft.isPresent()
                    && published(language)
                            .filter(it -> it.version() > draft.get().version())
                            .isPresent();
            if (draft.isEmpty() || isOld) {
                return new Outcome.Overtaken();
            }
            @Nullable Outcome refused = refusal(language, draft.get().changes());
            return refused != null
                    ? refused
                    : end(language, revision, State.PUBLISHED, new Signed(author, shortened(reason)));
        });
    }

    private Outcome end(String language, int revision, State state, Signed signed) {
        return draft(language)
                .filter(it -> it.revision() == revision)
                .filter(it -> table.end(it, state, signed))
                .flatMap(it -> table.find(language, it.version()))
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(Outcome.Overtaken::new);
    }

    /** Publishes an earlier version again as a new one; 0 are the files. */
    public Outcome rollBack(String language, int version, Author author, String reason) {
        return inTurn(language, () -> {
            Optional<List<Change>> changes = version == 0
                    ? Optional.of(List.of())
                    : table.find(language, version)
                            .filter(it -> it.state() == State.PUBLISHED)
                            .map(IntentVersion::changes);
            if (changes.isEmpty()) {
                return new Outcome.Overtaken();
            }
            Optional<IntentVersion> speaking = published(language);
            if (speaking.filter(it -> it.changes().equals(changes.get())).isPresent()) {
                return new Outcome.Done(speaking.get());
            }
            @Nullable Outcome refused = refusal(language, changes.get());
            return refused != null
                    ? refused
                    : new Outcome.Done(
                            table.add(language, State.PUBLISHED, changes.get(), new Signed(author, shortened(reason))));
        });
    }

    private interface Verb {
        Outcome run();
    }

    private Outcome inTurn(String language, Verb verb) {
        Outcome outcome = transaction.execute(status -> {
            table.lock(language);
            return verb.run();
        });
        return outcome == null ? new Outcome.Overtaken() : outcome;
    }

    /** Makes what is published the knowledge of the bot; to be called after the commit of a publication. */
    public void enforce(String language) {
        force.put(language, published(language).map(IntentVersion::changes).orElse(List.of()));
    }

    /** Writes the files of {@code intents/} with what is published, replies included, as a ZIP file. */
    public void exportZip(OutputStream out) throws IOException {
        Map<String, String> files = new HashMap<>(taught.files());
        for (String language : force.languages()) {
            Optional<IntentVersion> published = published(language);
            if (published.isPresent()) {
                try {
                    Fit fit = taught.with(language, published.get().changes());
                    fit.files().forEach((path, text) -> {
                        if (path.startsWith(language + "/")) {
                            files.put(path, text);
                        }
                    });
                } catch (Unfit e) {
                    // The files speak for this language; the page says so.
                    continue;
                }
            }
        }
        templates.exportZip(files, out);
    }

    private static String shortened(String reason) {
        return Foreign.cut(Foreign.text(reason.strip()), LONGEST_REASON);
    }
}
