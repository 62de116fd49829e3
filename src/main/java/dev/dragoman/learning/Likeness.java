package dev.dragoman.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Groups by the likeness of texts: the cosine of their runs of three letters. */
final class Likeness {

    private static final double ALIKE = 0.45;
    private static final int LONGEST = 160;

    private Likeness() {}

    /** Each with the first group it is like, in their order; the first of a group is what the others are measured by. */
    static <T> List<List<T>> groups(List<T> all, Function<T, String> text) {
        List<List<T>> groups = new ArrayList<>();
        Map<String, List<Mark>> marks = new HashMap<>();
        for (T one : all) {
            Map<String, Double> grams = grams(text.apply(one));
            int group = closest(grams, marks);
            if (group < 0) {
                int fresh = groups.size();
                groups.add(new ArrayList<>(List.of(one)));
                grams.forEach((gram, weight) ->
                        marks.computeIfAbsent(gram, it -> new ArrayList<>()).add(new Mark(fresh, weight)));
            } else {
                groups.get(group).add(one);
            }
        }
        return groups;
    }

    private record Mark(int group, double weight) {}

    private static int closest(Map<String, Double> grams, Map<String, List<Mark>> marks) {
        Map<Integer, Double> likeness = new HashMap<>();
        grams.forEach((gram, weight) -> marks.getOrDefault(gram, List.of())
                .forEach(mark -> likeness.merge(mark.group, weight * mark.weight, Double::sum)));
        return likeness.entrySet().stream()
                .filter(it -> it.getValue() >= ALIKE)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    private static Map<String, Double> grams(String text) {
        String plain = " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        Map<String, Double> grams = new HashMap<>();
        for (int i = 0; i + 3 <= cut.length(); i++) {
            grams.merge(cut.substring(i, i + 3), 1.0, Double::sum);
        }
        double length =
                Math.sqrt(grams.values().stream().mapToDouble(it -> it * it).sum());
        grams.replaceAll((gram, weight) -> weight / length);
        return grams;
    }
}
