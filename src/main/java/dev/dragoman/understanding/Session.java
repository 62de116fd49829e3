package dev.dragoman.understanding;

import java.time.Duration;

/**
 * How long a conversation remembers its slots.
 *
 * @param expires after so long without a word a new session begins; zero for never
 * @param carries whether the slots go on into the new session; a form never does
 */
public record Session(Duration expires, boolean carries) {

    /** What Rasa does where nothing is set. */
    public static final Session USUAL = new Session(Duration.ofMinutes(60), true);
}
