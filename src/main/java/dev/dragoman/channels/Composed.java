package dev.dragoman.channels;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A publication as a network would show it.
 *
 * @param text    the words, in the shape in which people read them
 * @param length  their length as the network counts it, in {@code unit}
 * @param longest the most it takes, in {@code unit}
 * @param leftOut what of the publication this network has no place for
 * @param problem why it would not take it, as a sentence; null when it would
 */
public record Composed(
        String text,
        int length,
        int longest,
        Limits.Unit unit,
        Set<Part> leftOut,
        @Nullable String problem) {

    /** What a publication may have beside its text. */
    public enum Part {
        LINK,
        PICTURE,
        TITLE
    }

    /** These words under these limits; refused when there are none or too many. */
    public static Composed of(String text, Limits limits) {
        int length = limits.lengthOf(text);
        String room = switch (limits.unit()) {
            case CHARACTERS, SIGNS -> " characters and there is room for ";
            case BYTES -> " bytes and there is room for ";
            case WEIGHT -> " weighted characters and there is room for ";
        };
        String problem = text.isBlank()
                ? "There are no words to publish."
                : length > limits.longest() ? "The text has " + length + room + limits.longest() + "." : null;
        return new Composed(text, length, limits.longest(), limits.unit(), Set.of(), problem);
    }

    /** Says that these parts have no place here; those that the publication does not have are not missed. */
    public Composed without(Publication publication, Part... parts) {
        var missed = EnumSet.noneOf(Part.class);
        for (Part part : parts) {
            @Nullable
            String value = switch (part) {
                case LINK -> publication.link();
                case PICTURE -> publication.imageUrl();
                case TITLE -> publication.title();
            };
            if (value != null) {
                missed.add(part);
            }
        }
        return new Composed(text, length, longest, unit, Set.copyOf(missed), problem);
    }

    /** Shows the title above the words; it counts for itself. */
    public Composed titled(@Nullable String title) {
        return title == null ? this : new Composed(title + "\n\n" + text, length, longest, unit, leftOut, problem);
    }

    /** Says why it may not go, if that is so and nothing else stands in the way already. */
    public Composed refusedIf(boolean isWrong, String why) {
        return isWrong && problem == null ? new Composed(text, length, longest, unit, leftOut, why) : this;
    }
}
