package dev.dragoman.flow;

import dev.dragoman.conversations.DueWork;
import dev.dragoman.forms.Led;
import dev.dragoman.forms.Memory;
import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.Acted;
import dev.dragoman.rasa.ActionCall;
import dev.dragoman.rasa.ActionServer;
import dev.dragoman.rasa.RasaFailed;
import dev.dragoman.rasa.Said;
import dev.dragoman.rasa.Told;
import dev.dragoman.understanding.Understanding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs the custom actions that a rule names for an intent or for a form that is full, where an action server is set and
 * the answer would be private; outside of any transaction. At most 10 steps, and none begins after 8 s.
 */
@Component
class Acting {

    private static final int MOST_STEPS = 10;
    private static final long LATEST_NANOS = 8_000_000_000L;

    private final ActionServer server;
    private final OwnRules ownRules;
    private final ActionTracker trackers;

    Acting(ActionServer server, OwnRules ownRules, ActionTracker trackers) {
        this.server = server;
        this.ownRules = ownRules;
        this.trackers = trackers;
    }

    /** What the actions say; null where none is to be run, or one refused to. */
    @Nullable
    Told act(DueWork due, Understanding heard) {
        if (!server.isThere() || due.conversation().address().visibility() != Visibility.PRIVATE) {
            return null;
        }
        Led led = ownRules.lead(due.conversation(), due.unanswered().getLast(), heard);
        return led.actions().isEmpty() ? null : run(led, due, heard);
    }

    private @Nullable Told run(Led led, DueWork due, Understanding heard) {
        long start = System.nanoTime();
        Deque<String> steps = new ArrayDeque<>(led.actions());
        Map<String, String> slots = new HashMap<>();
        List<Said> said = new ArrayList<>();
        boolean handsOff = false;
        for (int done = 0; !steps.isEmpty() && done < MOST_STEPS; done++) {
            String step = steps.removeFirst();
            if (step.startsWith("utter_")) {
                said.add(Said.byTemplate(step, slots));
                continue;
            }
            if (System.nanoTime() - start > LATEST_NANOS) {
                return trouble("the action “" + step + "” would have come too late", slots);
            }
            try {
                Acted acted = server.run(call(step, due, heard, led.memory().acted(slots)));
                if (acted.rejected()) {
                    return null;
                }
                slots.putAll(acted.slots());
                acted.said().forEach(it -> said.add(it.with(slots)));
                handsOff |= acted.handsOff();
                follow(steps, acted.followup());
            } catch (RasaFailed e) {
                return trouble("the action “" + step + "” failed: " + e.why(), slots);
            }
        }
        return new Told(said, handsOff, heard.intent(), heard.confidence(), null, slots);
    }

    /** Waiting for the customer is what happens anyway. */
    private static void follow(Deque<String> steps, @Nullable String followup) {
        if (followup != null && !followup.equals("action_listen")) {
            steps.addFirst(followup);
        }
    }

    private ActionCall call(String action, DueWork due, Understanding heard, Memory memory) {
        return new ActionCall(
                action,
                Leading.sender(due.conversation()),
                trackers.tracker(due, heard, memory),
                trackers.domain(heard.language()));
    }

    private static Told trouble(String why, Map<String, String> slots) {
        return new Told(List.of(), true, null, 0, why, slots);
    }
}
