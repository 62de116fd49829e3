package dev.dragoman.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.RasaSettings;
import dev.dragoman.rasa.RasaSettings.Mode;
import dev.dragoman.rasa.RasaSettings.Otherwise;
import dev.dragoman.rasa.RasaSettings.Via;
import dev.dragoman.rasa.Said;
import dev.dragoman.rasa.Told;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Understanding;
import dev.dragoman.understanding.Understanding.Mood;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsequencesTests {

    private static final Said WORDS = new Said("Hello.", List.of(), null, Map.of(), false, List.of("a carousel"));

    private static Consequences when(Otherwise otherwise) {
        return new Consequences(
                new RasaSettings(null, Map.of(), null, Mode.DIALOGUE, otherwise, Via.REST, null, null, null));
    }

    private static Situation after(int misses) {
        var none = Understanding.Scope.UNTOLD;
        var heard =
                new Understanding("x", "en", null, 0, List.of(), List.of(), Mood.NEUTRAL, false, "rasa-dialogue", none);
        return new Situation(Visibility.PRIVATE, heard, Optional.empty(), misses, false, false);
    }

    private static Told told(boolean handsOff, @Nullable String trouble, Said... said) {
        return new Told(List.of(said), handsOff, null, 0, trouble);
    }

    @Test
    void answersAndTellsTheStaffWhatCouldNotBeShown() {
        Decision decision = when(Otherwise.PERSON).of(after(0), told(false, null, WORDS));

        assertThat(decision.choice()).isEqualTo(Choice.ANSWER);
        assertThat(decision.reason()).isEqualTo("Rasa's dialogue answered; not shown: a carousel");
        assertThat(decision.miss()).isFalse();
    }

    @Test
    void announcesAHandOffThatRasaDidNotAnnounce() {
        assertThat(when(Otherwise.PERSON).of(after(0), told(true, null)).steps())
                .extracting(Decision.Step::template)
                .containsExactly("utter_handoff");
        assertThat(when(Otherwise.PERSON).of(after(0), told(true, null, WORDS)).steps())
                .isEmpty();
    }

    @Test
    void givesSilenceToAPerson() {
        Decision silent = when(Otherwise.PERSON).of(after(0), told(false, null));
        Decision down = when(Otherwise.PERSON).of(after(0), told(false, "Rasa has loaded no model (409)"));

        assertThat(silent.choice()).isEqualTo(Choice.HAND_OFF);
        assertThat(silent.reason()).isEqualTo("Rasa said nothing");
        assertThat(down.reason()).isEqualTo("Rasa has loaded no model (409)");
    }

    @Test
    void asksBackOnceWhereThatIsWanted() {
        Decision first = when(Otherwise.ASK).of(after(0), told(false, null));
        Decision second = when(Otherwise.ASK).of(after(1), told(false, null));

        assertThat(first.choice()).isEqualTo(Choice.ANSWER);
        assertThat(first.miss()).isTrue();
        assertThat(first.steps()).extracting(Decision.Step::template).containsExactly("utter_ask_rephrase");
        assertThat(second.choice()).isEqualTo(Choice.HAND_OFF);
    }

    @Test
    void leavesToOurOwnRulesOnlyWhatCameToNothing() {
        assertThat(when(Otherwise.EMBEDDED).leavesItToUs(told(false, "down"))).isTrue();
        assertThat(when(Otherwise.EMBEDDED).leavesItToUs(told(false, null))).isTrue();
        assertThat(when(Otherwise.EMBEDDED).leavesItToUs(told(true, null))).isFalse();
        assertThat(when(Otherwise.EMBEDDED).leavesItToUs(told(false, null, WORDS)))
                .isFalse();
        assertThat(when(Otherwise.PERSON).leavesItToUs(told(false, null))).isFalse();
    }
}
