package dev.dragoman.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces an unknown word by a known one that is a single slip of the finger away. */
final class TypoRepair {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;
    /** From here on a word of the examples is meant even where what was typed is a word too. */
    private static final int OFTEN = 5;

    private static final int ONE_IN = 100;

    private static final int LONGEST_TEXT = 2000;
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,24}");

    private final Map<String, Integer> known = new HashMap<>();
    /** Known words by what is left of them without one letter. */
    private final Map<String, List<String>> nearly = new HashMap<>();

    private final Predicate<String> real;
    private final int often;

    /** Learns the words of texts; a word that is {@code real} without standing there is seldom a slip. */
    TypoRepair(List<List<String>> texts, Predicate<String> real) {
        this.real = real;
        often = Math.max(OFTEN, texts.size() / ONE_IN);
        texts.forEach(words -> words.forEach(word -> known.merge(word, 1, Integer::sum)));
        known.keySet().stream()
                .sorted()
                .filter(TypoRepair::fits)
                .forEach(word -> shortened(word)
                        .forEach(rest -> nearly.computeIfAbsent(rest, it -> new ArrayList<>(1))
                                .add(word)));
    }

    Set<String> known() {
        return known.keySet();
    }

    /** How much of a text we know word by word, 0 to 1; a repaired word counts half. */
    double familiarity(List<String> words, List<String> repaired) {
        double familiar = 0;
        for (int i = 0; i < words.size(); i++) {
            if (known.containsKey(repaired.get(i))) {
                familiar += words.get(i).equals(repaired.get(i)) ? 1 : 0.5;
            }
        }
        return words.isEmpty() ? 0 : familiar / words.size();
    }

    /** Without the smileys and other signs that no example holds. */
    List<String> withoutStrangeSigns(List<String> words) {
        return words.stream()
                .filter(it -> Character.isLetterOrDigit(it.codePointAt(0))
                        || it.equals(Words.NUMBER)
                        || known.containsKey(it))
                .toList();
    }

    List<String> repair(List<String> words) {
        return words.stream().map(this::repair).toList();
    }

    /** The text with its words repaired, in lower case. */
    String mend(String text) {
        String lower = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return WORD.matcher(lower.toLowerCase(Locale.ROOT)).replaceAll(it -> repair(it.group()));
    }

    private String repair(String word) {
        if (known.containsKey(word) || !fits(word)) {
            return word;
        }
        int least = real.test(word) ? often : 1;
        Set<String> candidates = new HashSet<>(nearly.getOrDefault(word, List.of()));
        for (String rest : shortened(word)) {
            candidates.addAll(nearly.getOrDefault(rest, List.of()));
            if (known.containsKey(rest)) {
                candidates.add(rest);
            }
        }
        @Nullable String best = null;
        int most = 0;
        for (String candidate : candidates.stream().sorted().toList()) {
            int times = known.getOrDefault(candidate, 0);
            // The first letter is seldom wrong, and a short word with another one is another word.
            boolean likely = candidate.charAt(0) == word.charAt(0) || word.length() >= 7;
            if (likely && times >= least && times > most && oneSlipApart(word, candidate)) {
                best = candidate;
                most = times;
            }
        }
        return best == null ? word : best;
    }

    private static boolean fits(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }

    private static Set<String> shortened(String word) {
        Set<String> rests = new HashSet<>();
        for (int i = 0; i < word.length(); i++) {
            rests.add(word.substring(0, i) + word.substring(i + 1));
        }
        return rests;
    }

    /** One letter dropped, added, replaced or swapped with its neighbour. */
    private static boolean oneSlipApart(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        String a = one.substring(start);
        String b = other.substring(start);
        if (a.length() != b.length()) {
            return a.length() > b.length()
                    ? a.substring(1).equals(b)
                    : b.substring(1).equals(a);
        }
        boolean replaced = a.isEmpty() || a.substring(1).equals(b.substring(1));
        boolean swapped = a.length() >= 2
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
        return replaced || swapped;
    }
}
