package dev.dragoman.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a slot comes from.
 *
 * @param entity     for {@link From#ENTITY} the entity whose value it is
 * @param value      for {@link From#INTENT} and {@link From#TRIGGER_INTENT} the value itself
 * @param intents    only with these intents; empty for all
 * @param notIntents never with these
 * @param conditions one of them must hold; empty for always
 */
public record SlotMapping(
        From from,
        @Nullable String entity,
        @Nullable String value,
        List<String> intents,
        List<String> notIntents,
        List<Condition> conditions) {

    /** What is looked at. */
    public enum From {
        ENTITY,
        TEXT,
        INTENT,
        /** The intent that starts a form. */
        TRIGGER_INTENT,
        /** Something we do not fill, such as {@code custom}. */
        ELSEWHERE
    }

    /**
     * While this form is being filled in.
     *
     * @param form      null while none is
     * @param requested only while it asks for this slot; null for all the time
     */
    public record Condition(@Nullable String form, @Nullable String requested) {}
}
