package dev.dragoman.channels;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a network allows, as data.
 *
 * @param longest      the longest text, in {@code unit}
 * @param unit         how the network counts text
 * @param choices      how many buttons one message may carry; 0 where there are none
 * @param choiceTitle  the longest title of a button, in characters
 * @param window       how long after the customer's last word an automatic message may go; null for no limit
 * @param personWindow the same for a message a person wrote; null for no limit
 */
public record Limits(
        int longest,
        Unit unit,
        int choices,
        int choiceTitle,
        @Nullable Duration window,
        @Nullable Duration personWindow) {

    /** Where nothing can be said at all. */
    public static final Limits SILENT = text(0);

    /** How a network counts the length of a text. */
    public enum Unit {
        CHARACTERS("characters"),
        BYTES("bytes"),
        /** See {@link WeightedLength}. */
        WEIGHT("weighted characters"),
        /** See {@link SignLength}. */
        SIGNS("characters");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        /** What is counted, in English words for a sentence. */
        public String words() {
            return words;
        }

        private int lengthOf(String text) {
            return switch (this) {
                case CHARACTERS -> text.codePointCount(0, text.length());
                case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
                case WEIGHT -> WeightedLength.of(text);
                case SIGNS -> SignLength.of(text);
            };
        }
    }

    /** Plain text without buttons or window. */
    public static Limits text(int longest) {
        return text(longest, Unit.CHARACTERS);
    }

    /** The same in another unit. */
    public static Limits text(int longest, Unit unit) {
        return new Limits(longest, unit, 0, 0, null, null);
    }

    /** Whether anything can be said here. */
    public boolean isSilent() {
        return longest == 0;
    }

    /** The length of a text as this network counts it. */
    public int lengthOf(String text) {
        return unit.lengthOf(text);
    }

    /** Whether the network takes a text of this length in one message. */
    public boolean fits(String text) {
        return lengthOf(text) <= longest;
    }

    /** When the reply window closes, 60 s early for clocks that differ; null for never. */
    public @Nullable Instant closes(Instant lastHeard, boolean byPerson) {
        Duration open = byPerson ? personWindow : window;
        return open == null ? null : lastHeard.plus(open).minusSeconds(60);
    }
}
