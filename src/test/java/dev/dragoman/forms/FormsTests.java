package dev.dragoman.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.BadIntentFile;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop that asks for the order, and for the reason, before it cancels. */
class FormsTests {

    private static final String UNKNOWN = "nlu_fallback";
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

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

    @TempDir
    Path folder;

    private Library library;
    private Forms forms;
    private Instant now = NOON;
    private @Nullable String kept;

    @BeforeEach
    void open() throws IOException {
        open("true");
    }

    private void open(String carries) throws IOException {
        Path file = folder.resolve("en/shop.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SHOP.formatted(carries));
        library = new Library(IntentFiles.read(folder), "en");
        forms = new Forms(library);
    }

    /** A private turn; UNKNOWN is not understood. */
    private Led say(String intent, String text, Entity... entities) {
        return say(Visibility.PRIVATE, intent, text, entities);
    }

    private Led say(Visibility visibility, String intent, String text, Entity... entities) {
        var heard = new Understanding(
                text, "en", intent, 1, List.of(), List.of(entities), Understanding.Mood.NEUTRAL, false, "embedded");
        var own = intent.equals(UNKNOWN)
                ? new Decision(Choice.ANSWER, "unsure", "", false, true, says("utter_ask_rephrase"))
                : new Decision(Choice.ANSWER, "intent", "", false, false, says("utter_" + intent));
        return lead(new Situation(visibility, heard, Optional.empty(), 0, false, false), own);
    }

    private Led lead(Situation situation, Decision own) {
        Led led = forms.lead(situation, own, forms.recall(kept, "en", now));
        kept = led.memory().toKeep(kept);
        return led;
    }

    private static List<Step> says(String template) {
        return List.of(new Step(Step.Kind.SAY, template));
    }

    private static Entity entity(String name, String value) {
        return new Entity(name, value, 0, 1, "regex");
    }

    private static List<String> words(Led led) {
        return led.decision().steps().stream().map(Step::template).toList();
    }

    @Test
    void asksForWhatIsMissingAndThenAnswers() {
        assertThat(words(say("cancel", "cancel it"))).containsExactly("utter_ask_order");
        assertThat(words(say("greet", "4711", entity("order_number", "4711"))))
                .containsExactly("utter_ask_cancel_form_why");

        Led last = say(UNKNOWN, "it is too big");

        assertThat(words(last)).containsExactly("utter_cancel");
        assertThat(last.decision().miss()).isFalse();
        assertThat(last.memory().form()).isNull();
        assertThat(last.memory().words())
                .containsEntry("order", "4711")
                .containsEntry("why", "it is too big")
                .containsEntry("began", "by words");
    }

    @Test
    void asksForNothingThatWasSaidBefore() {
        say("greet", "hello", entity("order_number", "4711"));

        assertThat(words(say("cancel", "cancel it"))).containsExactly("utter_ask_cancel_form_why");
    }

    @Test
    void callsAPersonAfterTheSecondQuestion() {
        say("cancel", "cancel it");
        assertThat(words(say(UNKNOWN, "what"))).containsExactly("utter_ask_order");

        Led third = say(UNKNOWN, "eh");

        assertThat(third.decision().choice()).isEqualTo(Choice.HAND_OFF);
        assertThat(third.decision().reason()).isEqualTo("asked twice for “order” and did not get it");
        assertThat(third.memory().form()).isNull();
    }

    @Test
    void answersWhatComesBetweenByItsRule() {
        say("cancel", "cancel it");

        assertThat(words(say("greet", "hello"))).containsExactly("utter_greet", "utter_ask_order");
        assertThat(words(say("talk", "so it is"))).containsExactly("utter_talk");
        assertThat(words(say(UNKNOWN, "x", entity("order_number", "4711"))))
                .containsExactly("utter_ask_cancel_form_why");
    }

    @Test
    void fillsNothingFromIgnoredIntents() {
        say("cancel", "cancel it");

        Led led = say("talk", "so it is 4711", entity("order_number", "4711"));

        assertThat(words(led)).containsExactly("utter_talk");
        assertThat(led.memory().slots()).doesNotContainKey("order");
    }

    @Test
    void endsAFormByItsRule() {
        say("cancel", "cancel it");

        Led led = say("deny", "no");

        assertThat(words(led)).containsExactly("utter_deny");
        assertThat(led.memory().form()).isNull();
        assertThat(led.memory().slots()).containsEntry("angry", true);
        assertThat(words(say(UNKNOWN, "eh"))).containsExactly("utter_ask_rephrase");
    }

    @Test
    void letsPeopleGoFirst() {
        say("cancel", "cancel it");
        var own = new Decision(Choice.HAND_OFF, "angry", "", true, false, List.of());
        var heard = new Understanding(
                "now", "en", "cancel", 1, List.of(), List.of(), Understanding.Mood.ANGRY, false, "embedded");

        Led led = lead(new Situation(Visibility.PRIVATE, heard, Optional.empty(), 0, false, false), own);

        assertThat(led.decision()).isEqualTo(own);
        assertThat(led.memory().form()).isNull();
    }

    @Test
    void neverStartsInPublic() {
        Led led = say(Visibility.PUBLIC, "cancel", "cancel 4711", entity("order_number", "4711"));

        assertThat(words(led)).containsExactly("utter_cancel");
        assertThat(led.memory().slots()).isEmpty();
        assertThat(kept).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "age, 12, age, 12", "age, '12,5', age, 12.5", "age, old, age, ", "size, LARGE, size, large", "size, huge, size, ",
        "tag, a, tags, a"
    })
    void keepsValuesInTheTypeOfTheirSlot(String entity, String value, String slot, @Nullable String expected) {
        say("greet", "hello", entity("age", "99"), entity("size", "small"));

        Led led = say("greet", "hello", entity(entity, value));

        assertThat(led.memory().words().get(slot)).isEqualTo(expected);
    }

    @Test
    void forgetsTheFormButNotTheSlotsWhenASessionIsOver() {
        say("cancel", "cancel it", entity("order_number", "4711"));
        now = NOON.plus(Duration.ofMinutes(31));

        Memory memory = forms.recall(kept, "en", now);

        assertThat(memory.form()).isNull();
        assertThat(memory.slots()).containsEntry("order", "4711");
    }

    @Test
    void forgetsTheSlotsTooWhereTheyAreNotCarriedOver() throws IOException {
        open("false");
        say("cancel", "cancel it", entity("order_number", "4711"));
        now = NOON.plus(Duration.ofMinutes(29));
        assertThat(forms.recall(kept, "en", now).slots()).containsKey("order");
        now = NOON.plus(Duration.ofMinutes(31));

        assertThat(forms.recall(kept, "en", now).slots()).isEmpty();
    }

    @Test
    void writesNothingAnewWhenNothingChanged() {
        say("greet", "hello", entity("order_number", "4711"));
        @Nullable String before = kept;

        now = NOON.plusSeconds(59);
        say("greet", "hello");
        assertThat(kept).isSameAs(before);
        now = NOON.plusSeconds(61);
        say("greet", "hello");

        assertThat(kept).isNotEqualTo(before);
        assertThat(Memory.empty(now).toKeep(null)).isNull();
    }

    @Test
    void forgetsWhatAnActionEmpties() {
        Memory memory = say("greet", "hello", entity("order_number", "4711")).memory();

        Memory after = memory.acted(Map.of("order", "", "why", "late"));

        assertThat(after.words()).containsOnly(Map.entry("why", "late"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slots: {}                                  | which is no slot
            slots: {x: {type: text, initial_value: y}} | has an initial_value
            slots: {x: {type: text}}                   | Nothing asks for
            """)
    void refusesAFormThatCannotBeFilled(String slots, String complaint) throws IOException {
        Files.writeString(
                folder.resolve("en/shop.yml"), "version: \"3.1\"\n" + slots + "\nforms: {f: {required_slots: [x]}}\n");

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .isInstanceOf(BadIntentFile.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesARuleWithAFormThatNobodyDeclared() throws IOException {
        Files.writeString(folder.resolve("en/shop.yml"), """
                version: "3.1"
                rules: [{rule: r, steps: [{action: ghost_form}, {active_loop: ghost_form}]}]
                """);

        assertThatThrownBy(() -> IntentFiles.read(folder)).hasMessageContaining("ghost_form");
    }
}
