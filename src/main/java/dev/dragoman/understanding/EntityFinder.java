package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.EntityPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds entities by regular expressions, lookup tables and the values that were marked in the examples, and what needs no
 * teaching.
 */
final class EntityFinder {

    private static final int LONGEST_TEXT = 5000;
    private static final int MOST_ENTITIES = 50;

    private final Map<String, List<SafePattern>> patterns = new HashMap<>();
    /** Phrases by their first word in lower case, the longest first. */
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    private final Map<String, String> synonyms;
    private final BuiltIns builtIns;

    EntityFinder(Knowledge knowledge, Home home) {
        builtIns = new BuiltIns(knowledge.language(), home);
        synonyms = knowledge.synonyms();
        for (EntityPattern pattern : knowledge.patterns()) {
            if (pattern.regex() != null) {
                patterns.computeIfAbsent(pattern.entity(), it -> new ArrayList<>())
                        .add(new SafePattern(pattern.regex()));
            }
            pattern.words().forEach(word -> phrase(word, pattern.entity(), "lookup"));
        }
        knowledge.intents().stream()
                .flatMap(intent -> intent.examples().stream())
                .forEach(example -> example.entities()
                        .forEach(marked -> phrase(
                                example.text().substring(marked.start(), marked.end()), marked.entity(), "example")));
        phrases.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Phrase it) -> -it.text().length())));
    }

    private void phrase(String text, String entity, String source) {
        int[] first = nextWord(text, 0);
        if (first[0] < first[1]) {
            var phrase = new Phrase(text.substring(first[0]).strip(), entity, source);
            List<Phrase> same = phrases.computeIfAbsent(
                    text.substring(first[0], first[1]).toLowerCase(Locale.ROOT), it -> new ArrayList<>());
            if (same.stream()
                    .noneMatch(it -> it.text().equalsIgnoreCase(phrase.text())
                            && it.entity().equals(entity))) {
                same.add(phrase);
            }
        }
    }

    /** In the order of the text; where two overlap, the longer stays, and of the same length the one that was taught. */
    List<Entity> find(String text) {
        String looked = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<Entity> found = new ArrayList<>();
        patterns.forEach((entity, list) -> list.forEach(
                pattern -> pattern.find(looked).forEach(span -> found.add(entity(looked, entity, span, "regex")))));
        words(looked, found);
        builtIns.find(looked, found);
        found.sort(Comparator.comparingInt((Entity it) -> it.start() - it.end())
                .thenComparing(it -> it.extractor().equals(BuiltIns.EXTRACTOR))
                .thenComparingInt(Entity::start));
        List<Entity> kept = new ArrayList<>();
        for (Entity one : found) {
            boolean free = kept.stream().noneMatch(it -> it.start() < one.end() && one.start() < it.end());
            if (free && kept.size() < MOST_ENTITIES) {
                kept.add(one);
            }
        }
        kept.sort(Comparator.comparingInt(Entity::start));
        return List.copyOf(kept);
    }

    private void words(String text, List<Entity> found) {
        int[] word = nextWord(text, 0);
        while (word[0] < word[1]) {
            String first = text.substring(word[0], word[1]).toLowerCase(Locale.ROOT);
            for (Phrase phrase : phrases.getOrDefault(first, List.of())) {
                int end = word[0] + phrase.text().length();
                if (end <= text.length()
                        && text.regionMatches(
                                true, word[0], phrase.text(), 0, phrase.text().length())
                        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    found.add(entity(text, phrase.entity(), new int[] {word[0], end}, phrase.source()));
                }
            }
            word = nextWord(text, word[1]);
        }
    }

    private Entity entity(String text, String entity, int[] span, String source) {
        String words = text.substring(span[0], span[1]);
        @Nullable String meant = synonyms.get(words.toLowerCase(Locale.ROOT));
        return new Entity(entity, meant == null ? words : meant, span[0], span[1], source);
    }

    /** Start and end of the next run of letters and digits; both the same when there is none. */
    private static int[] nextWord(String text, int from) {
        int start = from;
        while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return new int[] {start, end};
    }

    private record Phrase(String text, String entity, String source) {}
}
