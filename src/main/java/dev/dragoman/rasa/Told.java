package dev.dragoman.rasa;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of telling Rasa, or an action, what a customer said.
 *
 * @param said       what is to be said to the customer, in order
 * @param handsOff   whether a person is wanted: the conversation was paused, or a message asked for it
 * @param intent     what Rasa understood; null if nothing, or if nobody knows
 * @param confidence of that intent, 0 to 1
 * @param trouble    why nothing can be said, in words for the staff; null if all went well
 * @param slots      what our actions found out, an empty value forgets a slot; null where Rasa leads and remembers itself
 */
public record Told(
        List<Said> said,
        boolean handsOff,
        @Nullable String intent,
        double confidence,
        @Nullable String trouble,
        @Nullable Map<String, String> slots) {

    /** What Rasa said, where it leads. */
    public Told(
            List<Said> said, boolean handsOff, @Nullable String intent, double confidence, @Nullable String trouble) {
        this(said, handsOff, intent, confidence, trouble, null);
    }

    static Told trouble(String why) {
        return new Told(List.of(), false, null, 0, why);
    }

    /** What stayed unsaid, as a sentence for the staff; empty if nothing. */
    public String left() {
        List<String> left =
                said.stream().flatMap(it -> it.left().stream()).distinct().toList();
        return left.isEmpty() ? "" : "; not shown: " + String.join(", ", left);
    }
}
