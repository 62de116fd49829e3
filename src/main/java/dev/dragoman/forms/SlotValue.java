package dev.dragoman.forms;

import dev.dragoman.message.Foreign;
import dev.dragoman.understanding.Knowledge.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values in the type of their slot. */
final class SlotValue {

    private static final int LONGEST = 500;
    private static final int MOST = 20;
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d{1,9})?");

    private SlotValue() {}

    /** The last of what was found, or all of it for a list; null where it is of the wrong type. */
    static @Nullable Object of(Slot slot, List<String> found) {
        if (slot.type() == Slot.Type.LIST) {
            return found.stream().limit(MOST).map(SlotValue::cut).toList();
        }
        String last = found.getLast().strip();
        String lower = last.toLowerCase(Locale.ROOT);
        return switch (slot.type()) {
            case BOOL -> YES.contains(lower) ? Boolean.TRUE : NO.contains(lower) ? Boolean.FALSE : null;
            case FLOAT -> NUMBER.matcher(last).matches() ? Double.valueOf(last.replace(',', '.')) : null;
            case CATEGORICAL ->
                slot.values().stream()
                        .filter(it -> it.equalsIgnoreCase(last))
                        .findFirst()
                        .orElse(null);
            default -> last.isEmpty() ? null : cut(last);
        };
    }

    private static String cut(String text) {
        return Foreign.cut(Foreign.text(text), LONGEST);
    }
}
