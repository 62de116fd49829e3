package dev.dragoman.learning;

import dev.dragoman.message.ChannelId;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.TemplateKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal of a change on real messages, as far as it went.
 *
 * @param steps   how many there are
 * @param done    of the steps
 * @param result  null while it runs, and where it failed
 * @param failure null, or why there is no result
 */
public record Rehearsal(
        Plan plan,
        int steps,
        int done,
        @Nullable Result result,
        @Nullable String failure) {

    /** What is tried. */
    public sealed interface Plan {
        /** How many of the last real messages are replayed. */
        int messages();

        /** The draft of the intents of a language, as it was at this revision. */
        record Intents(String language, int version, int revision, int messages) implements Plan {}

        /** Other values for when the bot is sure enough; a null threshold is the advised one. */
        record Values(@Nullable Double threshold, double ambiguity, int messages) implements Plan {}

        /** The draft of a template. */
        record Draft(TemplateKey template, int messages) implements Plan {}
    }

    /**
     * What came out.
     *
     * @param replayed how many messages were replayed
     * @param counts   how many differ, by kind, all kinds
     * @param listed   the newest that differ, at most 200
     * @param check    of the examples; null where they are the same
     */
    public record Result(
            int replayed,
            List<Count> counts,
            List<Difference> listed,
            @Nullable Check check) {

        /** How many differ. */
        public int different() {
            return counts.stream().mapToInt(Count::messages).sum();
        }
    }

    /** So many messages differ in this way. */
    public record Count(Kind kind, int messages) {}

    /** How a message would be treated otherwise, the weightiest first. */
    public enum Kind {
        /** It was answered and would not be. */
        NO_LONGER_ANSWERED,
        /** It was not answered and would be. */
        NOW_ANSWERED,
        /** It is answered with other words. */
        OTHER_ANSWER,
        /** Only the reading or the reason differs. */
        OTHER_READING
    }

    /** A message that would be treated otherwise; its text is masked. */
    public record Difference(
            UUID conversation, ChannelId channel, Instant at, String text, Kind kind, Side before, Side after) {}

    /**
     * How a message is treated.
     *
     * @param words what would be said
     */
    public record Side(
            @Nullable String intent, double confidence, Choice choice, String rule, boolean isMiss, String words) {

        boolean answers() {
            return choice == Choice.ANSWER && !isMiss;
        }
    }

    /** How many of the own examples are recognised by a classifier that does not know them, 0 to 1. */
    public record Check(double before, double after, List<Loss> losses) {}

    /** An intent that loses: of so many sentences that are in both sets, recognised before and after. */
    public record Loss(String intent, int asked, int before, int after) {}
}
