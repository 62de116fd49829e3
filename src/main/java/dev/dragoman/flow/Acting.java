package dev.dragoman.flow;

import dev.dragoman.conversations.DueWork;
import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.Acted;
import dev.dragoman.rasa.ActionCall;
import dev.dragoman.rasa.ActionServer;
import dev.dragoman.rasa.RasaFailed;
import dev.dragoman.rasa.Said;
import dev.dragoman.rasa.Told;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Decision;
import dev.dragoman.understanding.Library;
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
 * Runs the custom actions that a rule names for an intent, where an action server is set and the intent would be
 * answered in private; outside of any transaction. At most 10 steps, and none begins after 8 s.
 */
@Component
class Acting {

    private static final int MOST_STEPS = 10;
    private static final long LATEST_NANOS = 8_000_000_000L;

    private final ActionServer server;
    private final Library library;
    private final Answers answers;
    private final Situations situations;
    private final ActionTracker trackers;

    Acting(ActionServer server, Library library, Answers answers, Situations situations, ActionTracker trackers) {
        this.server = server;
        this.library = library;
        this.answers = answers;
        this.situations = situations;
        this.trackers = trackers;
    }

    /** What the actions say; null where none is to be run, or one refused to. */
    @Nullable
    Told act(DueWork due, Understanding heard) {
        if (!server.isThere() || due.conversation().address().visibility() != Visibility.PRIVATE) {
            return null;
        }
        Decision decision = answers.decide(situations.of(due.conversation(), heard));
        String intent = heard.intent();
        if (intent == null || decision.choice() != Decision.Choice.ANSWER || decision.miss()) {
            return null;
        }
        List<String> steps = library.knowledge(heard.language()).actions().getOrDefault(intent, List.of());
        return steps.isEmpty() ? null : run(new ArrayDeque<>(steps), due, heard);
    }

    private @Nullable Told run(Deque<String> steps, DueWork due, Understanding heard) {
        long start = System.nanoTime();
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
                return trouble("the action “" + step + "” would have come too late");
            }
            try {
                Acted acted = server.run(call(step, due, heard, slots));
                if (acted.rejected()) {
                    return null;
                }
                slots.putAll(acted.slots());
                acted.said().forEach(it -> said.add(it.with(slots)));
                handsOff |= acted.handsOff();
                follow(steps, acted.followup());
            } catch (RasaFailed e) {
                return trouble("the action “" + step + "” failed: " + e.why());
            }
        }
        return new Told(said, handsOff, heard.intent(), heard.confidence(), null);
    }

    /** Waiting for the customer is what happens anyway. */
    private static void follow(Deque<String> steps, @Nullable String followup) {
        if (followup != null && !followup.equals("action_listen")) {
            steps.addFirst(followup);
        }
    }

    private ActionCall call(String action, DueWork due, Understanding heard, Map<String, String> slots) {
        return new ActionCall(
                action,
                Leading.sender(due.conversation()),
                trackers.tracker(due, heard, slots),
                trackers.domain(heard.language()));
    }

    private static Told trouble(String why) {
        return new Told(List.of(), true, null, 0, why);
    }
}
