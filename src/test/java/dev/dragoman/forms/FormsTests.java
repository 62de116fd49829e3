package dev.dragoman.forms;

import static dev.dragoman.forms.Shop.UNKNOWN;
import static dev.dragoman.forms.Shop.entity;
import static dev.dragoman.forms.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.BadIntentFile;
import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms, turn by turn. */
class FormsTests {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(folder, true);
    }

    @Test
    void asksForWhatIsMissingAndThenAnswers() {
        assertThat(words(shop.say("cancel", "cancel it"))).containsExactly("utter_ask_order");
        assertThat(words(shop.say("greet", "4711", entity("order_number", "4711"))))
                .containsExactly("utter_ask_cancel_form_why");

        Led last = shop.say(UNKNOWN, "it is too big");

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
        shop.say("greet", "hello", entity("order_number", "4711"));

        assertThat(words(shop.say("cancel", "cancel it"))).containsExactly("utter_ask_cancel_form_why");
    }

    @Test
    void callsAPersonAfterTheSecondQuestion() {
        shop.say("cancel", "cancel it");
        assertThat(words(shop.say(UNKNOWN, "what"))).containsExactly("utter_ask_order");

        Led third = shop.say(UNKNOWN, "eh");

        assertThat(third.decision().choice()).isEqualTo(Choice.HAND_OFF);
        assertThat(third.decision().reason()).isEqualTo("asked twice for “order” and did not get it");
        assertThat(third.memory().form()).isNull();
    }

    @Test
    void answersWhatComesBetweenByItsRule() {
        shop.say("cancel", "cancel it");

        assertThat(words(shop.say("greet", "hello"))).containsExactly("utter_greet", "utter_ask_order");
        assertThat(words(shop.say("talk", "so it is"))).containsExactly("utter_talk");
        assertThat(words(shop.say(UNKNOWN, "x", entity("order_number", "4711"))))
                .containsExactly("utter_ask_cancel_form_why");
    }

    @Test
    void fillsNothingFromIgnoredIntents() {
        shop.say("cancel", "cancel it");

        Led led = shop.say("talk", "so it is 4711", entity("order_number", "4711"));

        assertThat(words(led)).containsExactly("utter_talk");
        assertThat(led.memory().slots()).doesNotContainKey("order");
    }

    @Test
    void endsAFormByItsRule() {
        shop.say("cancel", "cancel it");

        Led led = shop.say("deny", "no");

        assertThat(words(led)).containsExactly("utter_deny");
        assertThat(led.memory().form()).isNull();
        assertThat(led.memory().slots()).containsEntry("angry", true);
        assertThat(words(shop.say(UNKNOWN, "eh"))).containsExactly("utter_ask_rephrase");
    }

    @Test
    void letsPeopleGoFirst() {
        shop.say("cancel", "cancel it");
        var own = new Decision(Choice.HAND_OFF, "angry", "", true, false, List.of());
        var heard = new Understanding(
                "now",
                "en",
                "cancel",
                1,
                List.of(),
                List.of(),
                Understanding.Mood.ANGRY,
                false,
                "embedded",
                Understanding.Scope.UNTOLD);

        Led led = shop.lead(new Situation(Visibility.PRIVATE, heard, Optional.empty(), 0, false, false), own);

        assertThat(led.decision()).isEqualTo(own);
        assertThat(led.memory().form()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"that is 4711, ANSWER", "that is 4711 and i have a complaint to make, HAND_OFF"})
    void takesAShortAnswerForAnAnswer(String text, Choice expected) {
        shop.say("cancel", "cancel it");
        var own = new Decision(Choice.HAND_OFF, "for people", "", false, false, List.of());
        var heard = new Understanding(
                text,
                "en",
                "talk_it_over",
                1,
                List.of(),
                List.of(entity("order_number", "4711")),
                Understanding.Mood.NEUTRAL,
                false,
                "embedded",
                Understanding.Scope.UNTOLD);

        Led led = shop.lead(new Situation(Visibility.PRIVATE, heard, Optional.empty(), 0, false, false), own);

        assertThat(led.decision().choice()).isEqualTo(expected);
    }

    @Test
    void neverStartsInPublic() {
        Led led = shop.say(Visibility.PUBLIC, "cancel", "cancel 4711", entity("order_number", "4711"));

        assertThat(words(led)).containsExactly("utter_cancel");
        assertThat(led.memory().slots()).isEmpty();
        assertThat(shop.kept).isNull();
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
