package dev.dragoman.console;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Our own reasons in the reader's language. They are stored as the English sentences {@code reason.*} and found again by
 * these. What none of them matches, such as a network's words, is shown as it is stored.
 */
final class Reasons {

    private static final String OURS = "reason.";
    /** What stands in sentences of these keys is a reason itself; in others it is a name, a number or a person's word. */
    private static final String OF_REASONS = OURS + "because.";

    private final Map<String, Map<String, String>> sentences;
    private final Map<String, String> whole = new HashMap<>();
    private final List<Sentence> withPlaces;

    Reasons(Map<String, Map<String, String>> sentences) {
        this.sentences = sentences;
        List<Sentence> ours = in(Words.LANGUAGES.getFirst()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(OURS))
                .map(entry -> Sentence.of(entry.getKey(), entry.getValue()))
                .toList();
        ours.stream().filter(it -> it.places() == 0).forEach(it -> whole.put(it.english(), it.key()));
        // What holds another reason is looked for first, or the other would take its words for a name.
        this.withPlaces = ours.stream()
                .filter(it -> it.places() > 0)
                .sorted(Comparator.comparing(Sentence::holdsReasons)
                        .thenComparing(it -> it.english().length())
                        .reversed())
                .toList();
    }

    /** A reason, or several that were joined by semicolons. */
    String say(String language, String stored) {
        return Stream.of(stored.split("; "))
                .map(reason -> one(language, reason))
                .collect(Collectors.joining("; "));
    }

    private String one(String language, String stored) {
        String key = whole.get(stored);
        if (key != null) {
            return sentence(language, key);
        }
        for (Sentence sentence : withPlaces) {
            Matcher found = sentence.pattern().matcher(stored);
            if (found.matches()) {
                return Words.fill(sentence(language, sentence.key()), arguments(language, sentence, found));
            }
        }
        return stored;
    }

    private Object[] arguments(String language, Sentence sentence, MatchResult found) {
        return IntStream.rangeClosed(1, sentence.places())
                .mapToObj(found::group)
                .map(part -> sentence.holdsReasons() ? one(language, part) : part)
                .toArray();
    }

    private String sentence(String language, String key) {
        return Objects.requireNonNull(in(language).get(key), key);
    }

    private Map<String, String> in(String language) {
        return sentences.getOrDefault(language, Map.of());
    }

    /** A sentence as it is stored, and how often something is filled in. */
    private record Sentence(String key, String english, Pattern pattern, int places) {

        private static final Pattern PLACE = Pattern.compile("\\{\\d}");

        boolean holdsReasons() {
            return key.startsWith(OF_REASONS);
        }

        static Sentence of(String key, String english) {
            String pattern =
                    Stream.of(PLACE.split(english, -1)).map(Pattern::quote).collect(Collectors.joining("(.+?)"));
            int places = PLACE.split(english, -1).length - 1;
            return new Sentence(key, english, Pattern.compile(pattern, Pattern.DOTALL), places);
        }
    }
}
