package dev.dragoman.replies;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.dragoman.understanding.Knowledge.Variation;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What changed in one variation, word by word.
 *
 * @param variation the place in the template, from 0
 * @param pieces    in reading order; without the removed ones they are the new text, without the added ones the old.
 *                  A variation's channel stands in the first line in brackets, its buttons in lines below the text
 */
public record WordDiff(int variation, List<Piece> pieces) {

    /** Some words, and what became of them. */
    public record Piece(Kind kind, String text) {}

    /** What became of some words. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** Compares two bodies, variation by variation in their order. */
    public static List<WordDiff> between(Body before, Body after) {
        int most = Math.max(before.variations().size(), after.variations().size());
        return IntStream.range(0, most)
                .mapToObj(i -> new WordDiff(i, between(readable(before, i), readable(after, i))))
                .toList();
    }

    static List<Piece> between(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        DiffUtils.diff(words(before), words(after), new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas()
                .forEach(delta -> pieces(delta).forEach(piece -> add(pieces, piece)));
        return List.copyOf(pieces);
    }

    /** What goes stands before what comes in its place. */
    private static void add(List<Piece> pieces, Piece piece) {
        boolean swaps = piece.kind() == Kind.REMOVED
                && !pieces.isEmpty()
                && pieces.getLast().kind() == Kind.ADDED;
        pieces.add(swaps ? pieces.size() - 1 : pieces.size(), piece);
    }

    private static List<Piece> pieces(AbstractDelta<String> delta) {
        String removed = String.join("", delta.getSource().getLines());
        String added = String.join("", delta.getTarget().getLines());
        return switch (delta.getType()) {
            case EQUAL -> List.of(new Piece(Kind.SAME, removed));
            case DELETE -> List.of(new Piece(Kind.REMOVED, removed));
            case INSERT -> List.of(new Piece(Kind.ADDED, added));
            case CHANGE -> List.of(new Piece(Kind.REMOVED, removed), new Piece(Kind.ADDED, added));
        };
    }

    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            words.add(text.substring(from, to));
        }
        return words;
    }

    private static String readable(Body body, int place) {
        if (place >= body.variations().size()) {
            return "";
        }
        Variation variation = body.variations().get(place);
        String channel = variation.channel() == null ? "" : "[" + variation.channel() + "]\n";
        String buttons = variation.buttons().stream()
                .map(button -> "\n[" + button.title() + "] " + button.payload())
                .collect(Collectors.joining());
        return channel + variation.text() + buttons;
    }
}
