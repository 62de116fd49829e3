package dev.dragoman.forms;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shop that asks for the order, and for the reason, before it cancels. */
final class Shop {

    static final String UNKNOWN = "nlu_fallback";
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static final String SHOP = """
            version: "3.1"
            intents: [cancel, greet, deny, talk]
            entities: [order_number, age, size, tag]
            session_config:
              session_expiration_time: 30
              carry_over_slots_to_new_session: %s
            slots:
              order:
                type: text
                mappings: [{type: from_entity, entity: order_number}]
              why:
                type: text
                mappings:
                  - type: from_text
                    not_intent: [greet, deny]
                    conditions: [{active_loop: cancel_form, requested_slot: why}]
              angry:
                type: bool
                mappings: [{type: from_intent, intent: deny, value: true}]
              began:
                type: text
                mappings: [{type: from_trigger_intent, intent: cancel, value: by words}]
              age:
                type: float
                mappings: [{type: from_entity, entity: age}]
              size:
                type: categorical
                values: [small, large]
                mappings: [{type: from_entity, entity: size}]
              tags:
                type: list
                mappings: [{type: from_entity, entity: tag}]
            forms:
              cancel_form:
                ignored_intents: [talk]
                required_slots: [order, why]
            nlu:
              - {intent: cancel, examples: "- cancel it"}
              - {intent: greet, examples: "- hello"}
              - {intent: deny, examples: "- no"}
              - {intent: talk, examples: "- so it is"}
            responses:
              utter_cancel: [{text: "Cancelled."}]
              utter_greet: [{text: "Hello."}]
              utter_deny: [{text: "Then not."}]
              utter_talk: [{text: "It is."}]
              utter_ask_order: [{text: "Which order?"}]
              utter_ask_cancel_form_why: [{text: "Why?"}]
            rules:
              - rule: begin
                steps: [{intent: cancel}, {action: cancel_form}, {active_loop: cancel_form}]
              - rule: end
                condition: [{active_loop: cancel_form}]
                steps: [{action: cancel_form}, {active_loop: null}, {action: utter_cancel}]
              - rule: give up
                condition: [{active_loop: cancel_form}]
                steps: [{intent: deny}, {action: utter_deny}, {action: action_deactivate_loop}, {active_loop: null}]
              - rule: polite
                condition: [{active_loop: cancel_form}]
                steps: [{intent: greet}, {action: utter_greet}, {action: cancel_form}, {active_loop: cancel_form}]
            """;

    final Forms forms;
    Instant now = NOON;

    @Nullable
    String kept;

    Shop(Path folder, boolean carries) throws IOException {
        Path file = folder.resolve("en/shop.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SHOP.formatted(carries));
        forms = new Forms(new Library(IntentFiles.read(folder), "en"));
    }

    /** A private turn; UNKNOWN is not understood. */
    Led say(String intent, String text, Entity... entities) {
        return say(Visibility.PRIVATE, intent, text, entities);
    }

    Led say(Visibility visibility, String intent, String text, Entity... entities) {
        var heard = new Understanding(
                text,
                "en",
                intent,
                1,
                List.of(),
                List.of(entities),
                Understanding.Mood.NEUTRAL,
                false,
                "embedded",
                Understanding.Scope.UNTOLD);
        var own = intent.equals(UNKNOWN)
                ? new Decision(Choice.ANSWER, "unsure", "", false, true, says("utter_ask_rephrase"))
                : new Decision(Choice.ANSWER, "intent", "", false, false, says("utter_" + intent));
        return lead(new Situation(visibility, heard, Optional.empty(), 0, false, false), own);
    }

    Led lead(Situation situation, Decision own) {
        Led led = forms.lead(situation, own, forms.recall(kept, "en", now));
        kept = led.memory().toKeep(kept);
        return led;
    }

    private static List<Step> says(String template) {
        return List.of(new Step(Step.Kind.SAY, template));
    }

    static Entity entity(String name, String value) {
        return new Entity(name, value, 0, 1, "regex");
    }

    static List<String> words(Led led) {
        return led.decision().steps().stream().map(Step::template).toList();
    }
}
