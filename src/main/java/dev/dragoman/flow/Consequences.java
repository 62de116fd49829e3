package dev.dragoman.flow;

import dev.dragoman.rasa.RasaSettings;
import dev.dragoman.rasa.Told;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Situation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides what follows from what Rasa, or a custom action, said or failed to say. */
@Component
class Consequences {

    private static final List<Step> ANNOUNCEMENT = List.of(new Step(Step.Kind.SAY, "utter_handoff"));
    private static final List<Step> ASK = List.of(new Step(Step.Kind.SAY, "utter_ask_rephrase"));

    private final RasaSettings settings;

    Consequences(RasaSettings settings) {
        this.settings = settings;
    }

    /** Whether nothing came of it, and our own rules are to decide instead. */
    boolean leavesItToUs(Told told) {
        boolean isNothing =
                !told.handsOff() && (told.trouble() != null || told.said().isEmpty());
        return isNothing && settings.otherwise() == RasaSettings.Otherwise.EMBEDDED;
    }

    Decision of(Situation now, Told told) {
        boolean urgent = now.heard().urgent();
        String trouble = told.trouble();
        if (told.handsOff()) {
            String reason = trouble == null ? "Rasa asked for a person" + told.left() : trouble;
            return new Decision(
                    Choice.HAND_OFF,
                    "rasa hands over",
                    reason,
                    urgent,
                    false,
                    told.said().isEmpty() ? ANNOUNCEMENT : List.of());
        }
        if (trouble != null) {
            return otherwise(now, trouble);
        }
        return told.said().isEmpty()
                ? otherwise(now, "Rasa said nothing")
                : new Decision(
                        Choice.ANSWER, "rasa", "Rasa's dialogue answered" + told.left(), urgent, false, List.of());
    }

    private Decision otherwise(Situation now, String why) {
        boolean mayAsk = settings.otherwise() == RasaSettings.Otherwise.ASK && now.misses() == 0;
        return mayAsk ? ask(why) : handOff(now, why);
    }

    private static Decision handOff(Situation now, String why) {
        return new Decision(Choice.HAND_OFF, "rasa silent", why, now.heard().urgent(), true, ANNOUNCEMENT);
    }

    private static Decision ask(String why) {
        return new Decision(Choice.ANSWER, "rasa silent", why, false, true, ASK);
    }
}
