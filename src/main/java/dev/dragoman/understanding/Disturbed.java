package dev.dragoman.understanding;

import dev.dragoman.understanding.Model.Taught;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The same texts as customers in a hurry write them; always the same errors for the same texts. */
final class Disturbed {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final List<String> SMILEYS = List.of(" 😊", " 😡😡", " 🙏", "!! 😂");

    private Disturbed() {}

    /** By what was done to them. */
    static Map<String, List<Taught>> of(List<Taught> texts) {
        Map<String, List<Taught>> all = new LinkedHashMap<>();
        all.put("typing errors in 10 % of the words", changed(texts, slips(0.1)));
        all.put("typing errors in 30 % of the words", changed(texts, slips(0.3)));
        all.put("capitals", changed(texts, it -> it.toUpperCase(Locale.ROOT)));
        var random = new Random(3);
        all.put("smileys", changed(texts, it -> it + SMILEYS.get(random.nextInt(SMILEYS.size()))));
        return all;
    }

    private static List<Taught> changed(List<Taught> texts, UnaryOperator<String> change) {
        return texts.stream()
                .map(it -> new Taught(change.apply(it.text()), it.intent()))
                .toList();
    }

    private static UnaryOperator<String> slips(double share) {
        var random = new Random(7);
        return text -> WORD.matcher(text)
                .replaceAll(it -> random.nextDouble() < share ? slip(it.group(), random) : it.group());
    }

    /** A letter swapped with the next one, left out, doubled, or another in its place. */
    private static String slip(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            case 1 -> before + after;
            case 2 -> before + word.charAt(at) + word.charAt(at) + after;
            default -> before + (char) ('a' + random.nextInt(26)) + after;
        };
    }
}
