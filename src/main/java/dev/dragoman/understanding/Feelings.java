package dev.dragoman.understanding;

import dev.dragoman.understanding.Understanding.Mood;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells mood and urgency by short lists of words, capitals and exclamation marks. */
final class Feelings {

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "isn", "wasn", "don", "doesn", "didn", "nicht", "kein", "keine", "keinen", "nie",
            "nichts");
    private static final int LONGEST_PHRASE = 4;

    private final Map<Kind, Set<String>> lists;

    private enum Kind {
        POSITIVE,
        NEGATIVE,
        ANGRY,
        URGENT
    }

    /** How a customer feels, and whether it can wait. */
    record Feeling(Mood mood, boolean urgent) {}

    private Feelings(Map<Kind, Set<String>> lists) {
        this.lists = lists;
    }

    /** The lists of a language; without lists only capitals and exclamation marks speak. */
    static Feelings of(String language) {
        Map<Kind, Set<String>> lists = new EnumMap<>(Kind.class);
        String file = "/understanding/mood-" + language.replaceFirst("-.*", "") + ".txt";
        try (@Nullable InputStream in = Feelings.class.getResourceAsStream(file)) {
            if (in != null) {
                read(new String(in.readAllBytes(), StandardCharsets.UTF_8), lists);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Feelings(lists);
    }

    private static void read(String text, Map<Kind, Set<String>> lists) {
        @Nullable Kind kind = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                kind = Kind.valueOf(line.substring(1, line.length() - 1));
            } else if (!line.isEmpty() && !line.startsWith("#") && kind != null) {
                lists.computeIfAbsent(kind, it -> new HashSet<>()).add(String.join(" ", Words.of(line)));
            }
        }
    }

    Feeling in(String text) {
        List<String> words = Words.of(text);
        Map<Kind, Integer> heard = count(words);
        int good = heard.getOrDefault(Kind.POSITIVE, 0);
        int bad = heard.getOrDefault(Kind.NEGATIVE, 0);
        int angry = heard.getOrDefault(Kind.ANGRY, 0);
        boolean urgent = heard.getOrDefault(Kind.URGENT, 0) > 0;
        boolean loud = shouts(text);
        if (angry > 0 || (loud && bad > good)) {
            return new Feeling(Mood.ANGRY, urgent);
        }
        if (bad > good) {
            return new Feeling(Mood.NEGATIVE, urgent);
        }
        return new Feeling(good > bad ? Mood.POSITIVE : Mood.NEUTRAL, urgent);
    }

    private Map<Kind, Integer> count(List<String> words) {
        Map<Kind, Integer> heard = new HashMap<>();
        for (int start = 0; start < words.size(); start++) {
            String phrase = "";
            for (int end = start; end < Math.min(words.size(), start + LONGEST_PHRASE); end++) {
                phrase = phrase.isEmpty() ? words.get(end) : phrase + " " + words.get(end);
                for (Map.Entry<Kind, Set<String>> list : lists.entrySet()) {
                    if (list.getValue().contains(phrase)) {
                        heard.merge(turned(list.getKey(), words, start), 1, Integer::sum);
                    }
                }
            }
        }
        return heard;
    }

    /** "not good" is bad; "not bad" is at least no praise. */
    private static Kind turned(Kind kind, List<String> words, int at) {
        boolean negated = (at >= 1 && NEGATIONS.contains(words.get(at - 1)))
                || (at >= 2 && NEGATIONS.contains(words.get(at - 2)));
        return negated && kind == Kind.POSITIVE ? Kind.NEGATIVE : kind;
    }

    /** Mostly capitals in a text of some length, or several exclamation marks. */
    private static boolean shouts(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        return text.contains("!!") || (letters >= 8 && capitals * 10 >= letters * 7);
    }
}
