package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.SendResult;
import java.time.Duration;

/**
 * How long a look may still take; it must end before somebody else takes the account over.
 *
 * @param end by the clock of {@link System#nanoTime}
 */
record TimeLeft(long end) {

    /** Why a look ended before it was through. */
    static final SendResult OVER =
            new SendResult.TryLater(WordPressErrors.TEMPORARY, "The blog answers too slowly to be read in one go.");

    static TimeLeft of(Duration time) {
        return new TimeLeft(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
