package dev.dragoman.understanding;

import dev.dragoman.understanding.Knowledge.EntityPattern;
import dev.dragoman.understanding.Knowledge.Example;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.Knowledge.Variation;
import dev.dragoman.understanding.Mistakes.Place;
import dev.dragoman.understanding.NluSection.Marks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The knowledge of one language while its files are read; knows what must fit together across files. */
final class Draft {

    private static final Pattern RESERVED = Pattern.compile("[/{}@\\s]");
    private static final Set<String> RESERVED_NAMES = Set.of("nlu_fallback", "session_start", "restart", "back");
    /** Double braces are plain braces. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\{)\\{([^{}\\n]+)\\}(?!\\})");

    /** Rasa's own actions have nothing to do here. */
    private static final Pattern CUSTOM =
            Pattern.compile("(?!utter_|action_(?:listen|restart|session_start|back|default_"
                    + "|deactivate_loop|revert_|two_stage_|unlikely_|extract_)).+");

    private final String language;
    private final Mistakes mistakes;
    private final Map<String, Place> declared = new LinkedHashMap<>();
    private final Map<String, Marks> taught = new TreeMap<>();
    private final Map<String, Place> taughtAt = new LinkedHashMap<>();
    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final Map<String, Sentence> sentences = new LinkedHashMap<>();
    private final List<EntityPattern> patterns = new ArrayList<>();
    private final Map<String, String> synonyms = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, List<Variation>> responses = new TreeMap<>();
    private final Map<String, List<String>> actions = new TreeMap<>();
    private final List<Named> variables = new ArrayList<>();
    private final List<Named> ruleIntents = new ArrayList<>();
    private final List<Named> ruleActions = new ArrayList<>();

    Draft(String language, Mistakes mistakes) {
        this.language = language;
        this.mistakes = mistakes;
    }

    void declare(String name, Place place) {
        refuseReserved(name, place);
        @Nullable Place before = declared.putIfAbsent(name, place);
        if (before != null) {
            twice("The intent \"" + name + "\"", before, place);
        }
    }

    void intent(String name, Marks marks, Place place) {
        @Nullable Place before = taughtAt.putIfAbsent(name, place);
        if (before != null) {
            twice("The intent \"" + name + "\"", before, place);
        }
        taught.putIfAbsent(name, marks);
    }

    void example(String intent, Annotated sentence, Place place) {
        String key = sentence.example().text().strip().toLowerCase(Locale.ROOT);
        @Nullable Sentence before = sentences.putIfAbsent(key, new Sentence(intent, place));
        if (before == null) {
            examples.computeIfAbsent(intent, it -> new ArrayList<>()).add(sentence.example());
            sentence.synonyms().forEach(synonyms::putIfAbsent);
        } else if (!before.intent().equals(intent)) {
            mistakes.add(
                    place,
                    "The same sentence stands under \"%s\" (%s, line %d)."
                            .formatted(
                                    before.intent(),
                                    before.place().file(),
                                    before.place().line()),
                    "keep it under one intent.");
        }
    }

    void synonym(String wording, String meant) {
        synonyms.put(wording.toLowerCase(Locale.ROOT), meant);
    }

    void pattern(EntityPattern pattern) {
        patterns.add(pattern);
    }

    void slot(Slot slot) {
        slots.put(slot.name(), slot);
    }

    void respond(String name, List<Variation> variations, Place place) {
        if (responses.putIfAbsent(name, List.copyOf(variations)) != null) {
            mistakes.add(place, "The response " + name + " is given twice.", "put all variations in one place.");
        }
    }

    void speaks(String text, Place place) {
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            variables.add(new Named(variable.group(1), place));
        }
    }

    void ruleNames(String intent, Place place) {
        ruleIntents.add(new Named(intent, place));
    }

    void ruleSays(String action, Place place) {
        ruleActions.add(new Named(action, place));
    }

    /** What a rule does after an intent; of interest where more than responses belongs to it. */
    void ruleRuns(String intent, List<String> steps) {
        if (steps.stream().anyMatch(CUSTOM.asMatchPredicate())) {
            actions.putIfAbsent(intent, List.copyOf(steps));
        }
    }

    Knowledge finish() {
        check();
        List<Intent> intents = new ArrayList<>();
        taught.forEach((name, marks) -> {
            String file = taughtAt.getOrDefault(name, new Place("", 1)).file().replaceFirst("^intents/", "");
            List<Example> said = List.copyOf(examples.getOrDefault(name, List.of()));
            intents.add(new Intent(name, file, said, marks.comment, marks.handoff, marks.urgent));
        });
        return new Knowledge(
                language,
                List.copyOf(intents),
                List.copyOf(patterns),
                Collections.unmodifiableMap(synonyms),
                Collections.unmodifiableMap(slots),
                Collections.unmodifiableMap(responses),
                Collections.unmodifiableMap(actions));
    }

    private void check() {
        declared.forEach((name, place) -> {
            if (!examples.containsKey(name)) {
                mistakes.add(
                        place,
                        "The intent \"" + name + "\" has no examples.",
                        "add sentences below nlu, or remove it.");
            }
        });
        taughtAt.forEach((name, place) -> {
            if (!declared.containsKey(name)) {
                mistakes.add(place, "The intent \"" + name + "\" is not declared.", "add it to the list \"intents:\".");
            }
        });
        unknown(
                variables,
                slots.keySet(),
                "The variable {%s} is no slot.",
                "add it to slots in domain.yml, or mend its" + " spelling.");
        ruleIntents.removeIf(named -> RESERVED_NAMES.contains(named.name()));
        unknown(
                ruleIntents,
                declared.keySet(),
                "The rule names the intent \"%s\" that is not declared.",
                "mend its spelling.");
        ruleActions.removeIf(named -> !named.name().startsWith("utter_"));
        unknown(ruleActions, responses.keySet(), "The rule says %s, which no response defines.", "add that response.");
    }

    private void unknown(List<Named> names, Set<String> known, String what, String remedy) {
        for (Named named : names) {
            if (!known.contains(named.name())) {
                mistakes.add(named.place(), what.formatted(named.name()), remedy);
            }
        }
    }

    private void refuseReserved(String name, Place place) {
        if (name.isEmpty() || RESERVED.matcher(name).find() || RESERVED_NAMES.contains(name)) {
            mistakes.add(
                    place,
                    "\"" + name + "\" cannot be an intent's name.",
                    "use letters, digits and _, and none of Rasa's own names.");
        }
    }

    private void twice(String what, Place before, Place place) {
        mistakes.add(
                place,
                "%s stands in %s, line %d already.".formatted(what, before.file(), before.line()),
                "keep one of the two.");
    }

    private record Named(String name, Place place) {}

    private record Sentence(String intent, Place place) {}
}
