package dev.dragoman.rasa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a custom action ended.
 *
 * @param said     what it wants to be said, in order
 * @param slots    what it found out, by the slot's name; an empty value forgets a slot
 * @param followup the action it wants to be next; null if none
 * @param handsOff whether it paused the conversation, which wants a person
 * @param ignored  kinds of events that mean nothing here
 * @param rejected whether it refused to run, so that something else should answer
 */
public record Acted(
        List<Said> said,
        Map<String, String> slots,
        @Nullable String followup,
        boolean handsOff,
        Set<String> ignored,
        boolean rejected) {}
