package dev.dragoman.understanding;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One language of {@code intents/}, as read from its files.
 *
 * @param language  the folder's name, such as {@code de}
 * @param intents   in the order of their names
 * @param patterns  regular expressions and lookup tables by the entity they find
 * @param synonyms  canonical value by lower-case wording
 * @param slots     by name
 * @param responses by name such as {@code utter_track_order}, each with its variations in the order of the file
 * @param actions   the steps of the rule of an intent, where one of them is a custom action such as {@code action_check}
 * @param forms     by name
 * @param session   how long slots are remembered
 */
public record Knowledge(
        String language,
        List<Intent> intents,
        List<EntityPattern> patterns,
        Map<String, String> synonyms,
        Map<String, Slot> slots,
        Map<String, List<Variation>> responses,
        Map<String, List<String>> actions,
        Map<String, Form> forms,
        Session session) {

    /** Knowledge without custom actions and forms. */
    public Knowledge(
            String language,
            List<Intent> intents,
            List<EntityPattern> patterns,
            Map<String, String> synonyms,
            Map<String, Slot> slots,
            Map<String, List<Variation>> responses) {
        this(language, intents, patterns, synonyms, slots, responses, Map.of(), Map.of(), Session.USUAL);
    }

    /** The same with these intents. */
    public Knowledge with(List<Intent> others) {
        return new Knowledge(
                language, List.copyOf(others), patterns, synonyms, slots, responses, actions, forms, session);
    }

    /**
     * An intent.
     *
     * @param file    where it stands, relative to {@code intents/}
     * @param comment what a public comment with this intent gets
     * @param handoff always goes to a person
     * @param urgent  goes to the front of the queue
     */
    public record Intent(
            String name, String file, List<Example> examples, Comment comment, boolean handoff, boolean urgent) {}

    /** An example sentence without its annotations, and the entities that were marked in it. */
    public record Example(String text, List<Entity> entities) {}

    /** What a public comment gets. */
    public enum Comment {
        /** The answer may stand in public. */
        ANSWER,
        /** A short public line, and the answer as a private message. */
        PRIVATE,
        /** A like, or silence where the network has none. */
        LIKE
    }

    /** A regular expression (from {@code regex}) or a list of words (from {@code lookup}) that finds an entity. */
    public record EntityPattern(String entity, @Nullable String regex, List<String> words) {}

    /**
     * A variable of the replies, which a conversation remembers.
     *
     * @param initialValue what a reply shows when nothing is known
     * @param values       those of {@link Type#CATEGORICAL}
     * @param mappings     where its value comes from; the first that finds one counts
     */
    public record Slot(
            String name, Type type, @Nullable String initialValue, List<String> values, List<SlotMapping> mappings) {

        /** A text that nothing fills by itself. */
        public Slot(String name, @Nullable String initialValue) {
            this(name, Type.TEXT, initialValue, List.of(), List.of());
        }

        /** What a value is. */
        public enum Type {
            TEXT,
            BOOL,
            FLOAT,
            CATEGORICAL,
            LIST,
            ANY;

            /** Rasa's word for it; a type of somebody's own takes everything. */
            static Type of(String word) {
                return Stream.of(values())
                        .filter(it -> it.name().equalsIgnoreCase(word))
                        .findFirst()
                        .orElse(ANY);
            }
        }
    }

    /**
     * One variation of a response.
     *
     * @param channel a channel's id, {@code comment} for the public line under a comment, or null for everywhere
     */
    public record Variation(
            String text, List<Button> buttons, @Nullable String channel) {}

    /** A button of a response; the payload is usually {@code /intent}. */
    public record Button(String title, String payload) {}
}
