package dev.dragoman.replies;

import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Knowledge.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the files of {@code intents/} say about templates: their texts, variables and intents. */
final class Shipped {

    private static final String PREFIX = "utter_";

    /** Names are not marked in example sentences, so they have no sample there. */
    private static final Map<String, String> SAMPLES = Map.of("customer_name", "Somebody With-A-Rather-Long-Name");

    private final Supplier<List<Knowledge>> knowledge;

    Shipped(Supplier<List<Knowledge>> knowledge) {
        this.knowledge = knowledge;
    }

    List<String> languages() {
        return knowledge.get().stream().map(Knowledge::language).sorted().toList();
    }

    List<TemplateKey> templates() {
        return knowledge.get().stream()
                .flatMap(one -> one.responses().keySet().stream().map(key -> new TemplateKey(key, one.language())))
                .toList();
    }

    Optional<Version> version(TemplateKey template) {
        return in(template.language())
                .map(one -> one.responses().get(template.key()))
                .map(variations -> Version.ofFile(template, new Body(variations)));
    }

    Map<String, Slot> slots(String language) {
        return in(language).map(Knowledge::slots).orElse(Map.of());
    }

    /** The intent a template answers; {@code utter_greet} answers {@code greet}. */
    Optional<Intent> intent(String key) {
        return knowledge.get().stream()
                .flatMap(one -> one.intents().stream())
                .filter(intent -> key.equals(PREFIX + intent.name()))
                .findFirst();
    }

    List<Variable> variables(String language) {
        return slots(language).values().stream()
                .map(slot -> new Variable(slot.name(), slot.initialValue(), sample(language, slot)))
                .sorted(Comparator.comparing(Variable::name))
                .toList();
    }

    /** The longest of what example sentences mention and of the fall-back. */
    private String sample(String language, Slot slot) {
        Stream<String> mentioned = in(language).stream()
                .flatMap(one -> one.intents().stream())
                .flatMap(intent -> intent.examples().stream())
                .flatMap(example -> example.entities().stream())
                .filter(entity -> entity.entity().equals(slot.name()))
                .map(entity -> entity.value());
        Stream<String> known = Stream.ofNullable(slot.initialValue());
        Stream<String> fixed = Stream.ofNullable(SAMPLES.get(slot.name()));
        return Stream.of(mentioned, known, fixed)
                .flatMap(values -> values)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private Optional<Knowledge> in(String language) {
        return knowledge.get().stream()
                .filter(one -> one.language().equals(language))
                .findFirst();
    }
}
