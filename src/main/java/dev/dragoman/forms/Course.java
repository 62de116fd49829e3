package dev.dragoman.forms;

import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.understanding.Form;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The course of one turn. As in Rasa a form hears first; what fills none of its slots is answered by the rules, and the
 * form waits. What nobody understands makes it ask again, at most twice for a slot; then a person goes on.
 *
 * @param own what the bot would do without forms
 */
record Course(Knowledge known, Understanding heard, Decision own, Memory before) {

    private static final int MOST_QUESTIONS = 2;
    /** So many words are the answer to a question, and no more. */
    private static final int SHORT = 5;

    private static final String UNKNOWN = "nlu_fallback";

    Led go() {
        @Nullable Form active = before.form() == null ? null : known.forms().get(before.form());
        Map<String, @Nullable Object> found = filling(false).of(before.form(), before.requested());
        if (active != null && active.ignored().contains(intent())) {
            active.slots().forEach(found::remove);
        }
        Memory filled = before.with(found);
        boolean isAnswer = active != null && Filling.isNew(found, active.slots(), before);
        if (own.choice() == Choice.HAND_OFF && !own.miss() && !(isAnswer && isMerelyGuessed())) {
            return new Led(own, filled.withoutForm(), List.of());
        }
        if (active != null && isAnswer) {
            return goOn(active, filled, List.of());
        }
        if (isUnderstood()) {
            return understood(active, filled);
        }
        return active == null ? new Led(own, filled, List.of()) : goOn(active, filled, List.of());
    }

    /** The few words around an order number say little of an intent that goes to people. */
    private boolean isMerelyGuessed() {
        return own.rule().equals("for people") && heard.text().split("\\s+").length <= SHORT;
    }

    private boolean isUnderstood() {
        return own.choice() == Choice.ANSWER && !own.miss();
    }

    private String intent() {
        String intent = heard.intent();
        return own.miss() || intent == null ? UNKNOWN : intent;
    }

    private Filling filling(boolean starts) {
        return new Filling(known, heard, intent(), starts);
    }

    private Led understood(@Nullable Form active, Memory filled) {
        @Nullable
        List<String> between = active == null ? null : active.interrupted().get(intent());
        if (active != null && between != null) {
            return interrupted(active, between, filled);
        }
        for (Form form : known.forms().values()) {
            @Nullable List<String> opening = form.starts().get(intent());
            if (opening != null) {
                return goOn(form, filled.with(filling(true).of(form.name(), null)), opening);
            }
        }
        return new Led(own, filled, known.actions().getOrDefault(intent(), List.of()));
    }

    /** A rule for what comes in between: it may end the form, or ask again where that was not done twice yet. */
    private Led interrupted(Form form, List<String> steps, Memory filled) {
        List<String> own = steps.stream().filter(it -> !it.equals(form.name())).toList();
        boolean ends = steps.contains("action_deactivate_loop");
        if (!ends && own.size() < steps.size() && before.asked() < MOST_QUESTIONS) {
            return goOn(form, filled, own);
        }
        return said(
                "form interrupted", own, ends ? filled.withoutForm() : filled, "“" + form.name() + "” was interrupted");
    }

    /** Asks for what is missing, after the opening; when nothing is, the form is full. */
    private Led goOn(Form form, Memory filled, List<String> opening) {
        @Nullable
        String missing = form.slots().stream()
                .filter(it -> !filled.slots().containsKey(it))
                .findFirst()
                .orElse(null);
        if (missing != null) {
            return ask(form, missing, filled, opening);
        }
        List<String> steps = new ArrayList<>(opening);
        steps.addAll(form.then());
        return said("form full", steps, filled.withoutForm(), "“" + form.name() + "” is full");
    }

    private Led ask(Form form, String slot, Memory filled, List<String> opening) {
        boolean again = form.name().equals(before.form()) && slot.equals(before.requested());
        int times = again ? before.asked() + 1 : 1;
        if (times > MOST_QUESTIONS) {
            return handOff("asked twice for “" + slot + "” and did not get it", filled);
        }
        String own = "utter_ask_" + form.name() + "_" + slot;
        List<String> says =
                new ArrayList<>(opening.stream().filter(Course::isSaid).toList());
        says.add(known.responses().containsKey(own) ? own : "utter_ask_" + slot);
        String reason = "“%s” asks for “%s”, time %d".formatted(form.name(), slot, times);
        return new Led(answer("form asks", reason, says), filled.asking(form.name(), slot, times), List.of());
    }

    private Led said(String rule, List<String> steps, Memory memory, String reason) {
        List<String> says = steps.stream().filter(Course::isSaid).toList();
        boolean acts = steps.stream().anyMatch(Form::isCustom);
        if (says.isEmpty() && !acts) {
            return handOff(reason + ", and no reply belongs to that", memory);
        }
        Decision decision = says.isEmpty()
                ? handOff(reason + ", and only an action could go on", memory).decision()
                : answer(rule, reason, says);
        List<String> run =
                steps.stream().filter(it -> isSaid(it) || Form.isCustom(it)).toList();
        return new Led(decision, memory, acts ? run : List.of());
    }

    private static boolean isSaid(String step) {
        return step.startsWith("utter_");
    }

    private static Led handOff(String reason, Memory memory) {
        var steps = List.of(new Step(Step.Kind.SAY, "utter_handoff"));
        return new Led(
                new Decision(Choice.HAND_OFF, "form fails", reason, false, false, steps),
                memory.withoutForm(),
                List.of());
    }

    private static Decision answer(String rule, String reason, List<String> says) {
        List<Step> steps = says.stream().map(it -> new Step(Step.Kind.SAY, it)).toList();
        return new Decision(Choice.ANSWER, rule, reason, false, false, steps);
    }
}
