package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.Variation;
import dev.dragoman.understanding.Mistakes.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules and forms of one language while its files are read. */
final class RuleBook {

    private final Map<String, Declared> declared = new TreeMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();

    /** A form as its section has it. */
    record Declared(String name, List<String> slots, List<String> ignored, Place place) {}

    /**
     * A rule.
     *
     * @param during the form while which it holds; null for any time
     * @param intent what the customer says; null where the rule goes on without
     * @param steps  the names of its actions
     */
    record Rule(@Nullable String during, @Nullable String intent, List<String> steps) {}

    /** Where a form is named. */
    private record Loop(String form, Place place) {}

    void form(Declared form) {
        declared.put(form.name(), form);
    }

    void rule(Rule rule) {
        rules.add(rule);
    }

    /** A rule, or the condition of a slot, names a form. */
    void names(String form, Place place) {
        loops.add(new Loop(form, place));
    }

    /** The steps after an intent, where more than responses belongs to it. */
    Map<String, List<String>> actions() {
        Map<String, List<String>> actions = new TreeMap<>();
        for (Rule rule : rules) {
            String intent = rule.intent();
            if (intent != null && rule.during() == null && formOf(rule) == null && isCustom(rule.steps())) {
                actions.putIfAbsent(intent, rule.steps());
            }
        }
        return actions;
    }

    private static boolean isCustom(List<String> steps) {
        return steps.stream().anyMatch(Form::isCustom);
    }

    private @Nullable String formOf(Rule rule) {
        return rule.steps().stream().filter(declared::containsKey).findFirst().orElse(null);
    }

    Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        declared.forEach((name, it) -> forms.put(name, form(it, new LinkedHashMap<>(), new LinkedHashMap<>())));
        return forms;
    }

    private Form form(Declared form, Map<String, List<String>> starts, Map<String, List<String>> interrupted) {
        List<String> then = new ArrayList<>();
        for (Rule rule : rules) {
            String intent = rule.intent();
            int at = rule.steps().indexOf(form.name());
            if (form.name().equals(rule.during())) {
                if (intent == null) {
                    then.addAll(rule.steps().subList(at + 1, rule.steps().size()));
                } else {
                    interrupted.put(intent, rule.steps());
                }
            } else if (intent != null && rule.during() == null && at >= 0) {
                starts.put(intent, List.copyOf(rule.steps().subList(0, at)));
            }
        }
        return new Form(form.name(), form.slots(), form.ignored(), starts, List.copyOf(then), interrupted);
    }

    /** What does not fit together. */
    void check(Map<String, Knowledge.Slot> slots, Map<String, List<Variation>> responses, Mistakes mistakes) {
        for (Loop loop : loops) {
            if (!declared.containsKey(loop.form())) {
                mistakes.add(
                        loop.place(), "The form \"" + loop.form() + "\" is not declared.", "add it to \"forms:\".");
            }
        }
        for (Declared form : declared.values()) {
            for (String slot : form.slots()) {
                check(form, slots.get(slot), slot, mistakes);
                boolean isAskedFor = responses.containsKey("utter_ask_" + form.name() + "_" + slot)
                        || responses.containsKey("utter_ask_" + slot);
                if (!isAskedFor) {
                    mistakes.add(
                            form.place(),
                            "Nothing asks for \"" + slot + "\".",
                            "add the response utter_ask_" + slot + ".");
                }
            }
        }
    }

    private static void check(Declared form, Knowledge.@Nullable Slot slot, String name, Mistakes mistakes) {
        if (slot == null) {
            mistakes.add(form.place(), "The form needs \"" + name + "\", which is no slot.", "add it to slots.");
        } else if (slot.initialValue() != null) {
            mistakes.add(
                    form.place(),
                    "The form never asks for \"" + name + "\", since it has an initial_value.",
                    "give the form a slot of its own without one.");
        }
    }
}
