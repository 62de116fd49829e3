package dev.dragoman.understanding.encoder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into the pieces of words that an encoder of the BERT family knows: lower case, without accents,
 * punctuation by itself, then always the longest known piece.
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;
    private static final String INSIDE = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int first;
    private final int last;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        unknown = special("[UNK]");
        first = special("[CLS]");
        last = special("[SEP]");
    }

    private int special(String piece) {
        @Nullable Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + piece);
        }
        return id;
    }

    /** Whether a lower-case word is a piece of its own. */
    boolean knows(String word) {
        return vocabulary.containsKey(word);
    }

    /** The pieces' numbers between the marks of begin and end; at most {@code most} with them. */
    long[] of(String text, int most) {
        var ids = new long[most];
        int filled = 0;
        ids[filled++] = first;
        for (String word : words(plain(text))) {
            for (int piece : pieces(word)) {
                if (filled == most - 1) {
                    break;
                }
                ids[filled++] = piece;
            }
        }
        ids[filled++] = last;
        return Arrays.copyOf(ids, filled);
    }

    private static String plain(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var plain = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(it -> Character.getType(it) != Character.NON_SPACING_MARK)
                .forEach(it -> {
                    if (Character.isWhitespace(it) || Character.isSpaceChar(it)) {
                        plain.append(' ');
                    } else if (!unseen(it)) {
                        plain.appendCodePoint(it);
                    }
                });
        return plain.toString();
    }

    private static boolean unseen(int point) {
        int type = Character.getType(point);
        return point == 0xFFFD || type == Character.CONTROL || type == Character.FORMAT;
    }

    private static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            boolean alone = isPunctuation(point) || Character.isIdeographic(point);
            if (start >= 0 && (alone || point == ' ')) {
                words.add(plain.substring(start, i));
                start = -1;
            }
            if (alone) {
                words.add(Character.toString(point));
            } else if (point != ' ' && start < 0) {
                start = i;
            }
            i += Character.charCount(point);
        }
        if (start >= 0) {
            words.add(plain.substring(start));
        }
        return words;
    }

    private static boolean isPunctuation(int point) {
        if (point < 128) {
            return point > ' ' && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private List<Integer> pieces(String word) {
        if (word.length() > LONGEST_WORD) {
            return List.of(unknown);
        }
        List<Integer> pieces = new ArrayList<>(3);
        int start = 0;
        while (start < word.length()) {
            int end = word.length();
            @Nullable Integer id = null;
            while (end > start) {
                String piece = word.substring(start, end);
                id = vocabulary.get(start == 0 ? piece : INSIDE + piece);
                if (id != null) {
                    break;
                }
                end--;
            }
            if (id == null) {
                return List.of(unknown);
            }
            pieces.add(id);
            start = end;
        }
        return pieces;
    }
}
