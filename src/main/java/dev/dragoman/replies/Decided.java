package dev.dragoman.replies;

import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Understanding.Ranked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was stored.
 *
 * @param trigger the network's id of the message it answers
 * @param choice  {@code ANSWER}, {@code HAND_OFF} or {@code SILENCE}
 * @param spoken  which templates spoke, in which version and variation
 */
public record Decided(
        Instant at,
        String trigger,
        Decision.Choice choice,
        String rule,
        String reason,
        String language,
        @Nullable String intent,
        double confidence,
        List<Ranked> ranking,
        List<Entity> entities,
        String mood,
        String engine,
        List<Spoken> spoken) {

    /** A template that spoke; version 0 is the shipped file. */
    public record Spoken(String template, String language, int version, int variation) {}
}
