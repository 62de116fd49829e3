package dev.dragoman.forms;

import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.SlotMapping;
import dev.dragoman.understanding.SlotMapping.Condition;
import dev.dragoman.understanding.Understanding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds values for slots in what a customer said, by the mappings of the domain.
 *
 * @param intent  what was understood, for sure; else {@code nlu_fallback}
 * @param starts  whether these words start the form
 */
record Filling(Knowledge known, Understanding heard, String intent, boolean starts) {

    /** By the name of the slot; a null is a value of the wrong type. */
    Map<String, @Nullable Object> of(@Nullable String form, @Nullable String requested) {
        Map<String, @Nullable Object> found = new HashMap<>();
        for (Slot slot : known.slots().values()) {
            for (SlotMapping mapping : slot.mappings()) {
                List<String> values = isMeant(mapping, form, requested) ? values(mapping) : List.of();
                if (!values.isEmpty()) {
                    found.put(slot.name(), SlotValue.of(slot, values));
                    break;
                }
            }
        }
        return found;
    }

    private boolean isMeant(SlotMapping mapping, @Nullable String form, @Nullable String requested) {
        boolean isOfIntent = (mapping.intents().isEmpty() || mapping.intents().contains(intent))
                && !mapping.notIntents().contains(intent);
        return isOfIntent
                && (mapping.conditions().isEmpty()
                        || mapping.conditions().stream().anyMatch(it -> holds(it, form, requested)));
    }

    private static boolean holds(Condition condition, @Nullable String form, @Nullable String requested) {
        return Objects.equals(condition.form(), form)
                && (condition.requested() == null || condition.requested().equals(requested));
    }

    /** Empty where there is none. The words that start a form answer none of its questions. */
    private List<String> values(SlotMapping mapping) {
        String value = mapping.value();
        return switch (mapping.from()) {
            case ENTITY ->
                heard.entities().stream()
                        .filter(it -> it.entity().equals(mapping.entity()))
                        .map(Entity::value)
                        .toList();
            case TEXT ->
                starts || heard.text().isBlank() || heard.engine().equals("command")
                        ? List.of()
                        : List.of(heard.text());
            case INTENT -> value == null ? List.of() : List.of(value);
            case TRIGGER_INTENT -> value == null || !starts ? List.of() : List.of(value);
            case ELSEWHERE -> List.of();
        };
    }

    /** Whether one of these slots has a value that was not there before. */
    static boolean isNew(Map<String, @Nullable Object> found, List<String> slots, Memory before) {
        return slots.stream()
                .anyMatch(it -> found.get(it) != null
                        && !Objects.equals(found.get(it), before.slots().get(it)));
    }
}
