package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the bot knows, by language: as read from {@code intents/}, or as published since. */
public final class Library {

    private volatile Map<String, Knowledge> byLanguage;
    private final String defaultLanguage;

    /** Refuses an empty list; the default is the first of the languages where the wanted one is not among them. */
    public Library(List<Knowledge> all, String wantedDefault) {
        Map<String, Knowledge> read = new TreeMap<>();
        all.forEach(knowledge -> read.put(knowledge.language(), knowledge));
        byLanguage = read;
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("there is no language to answer in");
        }
        defaultLanguage = byLanguage.containsKey(wantedDefault)
                ? wantedDefault
                : byLanguage.keySet().iterator().next();
    }

    /** From now on this is what we know in its language; {@link Understander#relearn()} makes the classifier follow. */
    public synchronized void replace(Knowledge knowledge) {
        Map<String, Knowledge> changed = new TreeMap<>(byLanguage);
        changed.put(knowledge.language(), knowledge);
        byLanguage = changed;
    }

    /** In the order of their names. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** The language of texts whose language nobody can tell. */
    public String defaultLanguage() {
        return defaultLanguage;
    }

    /** Whether the bot was taught this language. */
    public boolean speaks(String language) {
        return byLanguage.containsKey(language);
    }

    /** What we know in a language; in the default language where this one was not taught. */
    public Knowledge knowledge(String language) {
        Knowledge known = byLanguage.get(language);
        return known == null ? knowledge(defaultLanguage) : known;
    }

    /** An intent as the files describe it; empty for names that only Rasa knows, such as {@code nlu_fallback}. */
    public Optional<Intent> intent(String language, String name) {
        return knowledge(language).intents().stream()
                .filter(intent -> intent.name().equals(name))
                .findFirst();
    }
}
