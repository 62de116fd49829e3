package dev.dragoman.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a text into lower-case words; long numbers are all alike, a symbol such as a smiley is a word of its own. */
final class Words {

    /** What stands for an order number and its like. */
    static final String NUMBER = "#";

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_WORD = 40;

    private Words() {}

    static List<String> of(String text) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String plain = Normalizer.normalize(shown, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            boolean inside = Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(word(plain.substring(start, i)));
                start = -1;
            }
            if (Character.getType(point) == Character.OTHER_SYMBOL || point == '?') {
                words.add(Character.toString(point));
            }
            i += Character.charCount(point);
        }
        if (start >= 0) {
            words.add(word(plain.substring(start)));
        }
        return words;
    }

    private static String word(String word) {
        if (word.chars().filter(Character::isDigit).count() >= 3) {
            return NUMBER;
        }
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }
}
