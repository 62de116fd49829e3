package dev.dragoman.replies;

import dev.dragoman.message.Foreign;
import dev.dragoman.understanding.Knowledge.Slot;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the variables stand for. Values come from customers: they are cleaned of control characters and of marks that
 * turn the direction of writing, put on one line, cut at 500 characters, and never looked at for variables again.
 *
 * @param slots  all variables there are, with what they show when nothing is known
 * @param markup makes a value harmless where the network would read markup in it
 */
record Values(Map<String, String> known, Map<String, Slot> slots, UnaryOperator<String> markup) {

    private static final int LONGEST = 500;

    static Values of(Map<String, String> known, Map<String, Slot> slots) {
        return new Values(known, slots, UnaryOperator.identity());
    }

    /** The value, else the fall-back, else nothing: never the name of the variable. */
    String of(String name) {
        String value = clean(known.get(name));
        if (!value.isEmpty()) {
            return markup.apply(value);
        }
        Slot slot = slots.get(name);
        return slot == null ? "" : clean(slot.initialValue());
    }

    private static String clean(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder();
        raw.codePoints().filter(c -> !isDropped(c)).forEach(c -> clean.appendCodePoint(spaced(c)));
        return Foreign.cut(Foreign.text(clean.toString()).strip(), LONGEST);
    }

    private static boolean isDropped(int c) {
        boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return turnsDirection || Character.isISOControl(c) && !breaksLine(c);
    }

    private static int spaced(int c) {
        return breaksLine(c) ? ' ' : c;
    }

    private static boolean breaksLine(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
