package dev.dragoman.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we made of a text.
 *
 * @param text       the text, without surrounding white space
 * @param language   a language of {@code intents/}: the detected one, else the prior, else the default
 * @param intent     the best intent's name; null if nothing was recognised
 * @param confidence of the best intent, 0 to 1
 * @param ranking    the best intents, the first is {@code intent}; at most 10
 * @param entities   in the order of the text
 * @param mood       how the customer feels
 * @param urgent     words that cannot wait: danger, law, threat to leave
 * @param engine     who understood it, such as {@code embedded} or {@code rasa}
 */
public record Understanding(
        String text,
        String language,
        @Nullable String intent,
        double confidence,
        List<Ranked> ranking,
        List<Entity> entities,
        Mood mood,
        boolean urgent,
        String engine) {

    /** An intent and how sure we are of it, 0 to 1. */
    public record Ranked(String intent, double confidence) {}

    /** How a customer feels. */
    public enum Mood {
        POSITIVE,
        NEUTRAL,
        NEGATIVE,
        ANGRY
    }
}
