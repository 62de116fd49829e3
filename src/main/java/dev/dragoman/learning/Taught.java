package dev.dragoman.learning;

import dev.dragoman.understanding.BadIntentFile;
import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.IntentLines;
import dev.dragoman.understanding.Knowledge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of {@code intents/} as they were when the program started, and what they would be with changes. */
final class Taught {

    private final Map<String, String> files;

    Taught(Map<String, String> files) {
        this.files = Map.copyOf(files);
    }

    /** The files with the changes, and what they teach in their language. */
    record Fit(Map<String, String> files, Knowledge knowledge) {}

    /** Changes that cannot be made; the sentence says why. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    Map<String, String> files() {
        return files;
    }

    /** Refuses changes that do not fit the files any more, and those that break their rules. */
    Fit with(String language, List<Change> changes) throws Unfit {
        var lines = new IntentLines(language, files);
        Map<String, Change> fresh = changes.stream()
                .filter(it -> it.kind() == Change.Kind.CREATE)
                .collect(Collectors.toMap(Change::intent, it -> it, (one, other) -> other, LinkedHashMap::new));
        fresh.values().forEach(it -> lines.create(it.intent(), sentences(changes, it.intent()), it.text()));
        for (Change change : changes) {
            apply(lines, change, fresh.keySet());
        }
        return new Fit(lines.files(), read(language, lines.files()));
    }

    private static List<String> sentences(List<Change> changes, String intent) {
        List<String> sentences = new ArrayList<>();
        changes.stream()
                .filter(it -> it.kind() == Change.Kind.ADD && it.intent().equals(intent))
                .forEach(it -> sentences.add(it.text()));
        return sentences;
    }

    private static void apply(IntentLines lines, Change change, Set<String> fresh) throws Unfit {
        boolean isDone = switch (change.kind()) {
            case CREATE -> true;
            case ADD -> fresh.contains(change.intent()) || lines.add(change.intent(), change.text());
            case REMOVE -> lines.remove(change.intent(), change.text());
        };
        if (!isDone) {
            throw new Unfit(
                    change.kind() == Change.Kind.ADD
                            ? "The files have no list of examples for the intent “%s”.".formatted(change.intent())
                            : "The files have no example “%s” under “%s”.".formatted(change.text(), change.intent()));
        }
    }

    private static Knowledge read(String language, Map<String, String> files) throws Unfit {
        Map<String, String> own = files.entrySet().stream()
                .filter(it -> it.getKey().startsWith(language + "/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (own.isEmpty()) {
            throw new Unfit("There are no files for the language “%s”.".formatted(language));
        }
        try {
            return IntentFiles.of(own).getFirst();
        } catch (BadIntentFile e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }
}
