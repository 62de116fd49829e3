package dev.dragoman.replies;

import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Understanding;
import dev.dragoman.understanding.Understanding.Mood;
import dev.dragoman.understanding.Understanding.Ranked;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTests {

    private final Answers answers = new Answers(new AnswersSettings(0.4, 0.08));

    /**
     * One situation a line. Of the heard: the intent, its confidence, the mood ({@code !} for words that cannot wait).
     * Of the brand's will: what comments get, {@code H} for always to a person, {@code U} for urgent. Of the place:
     * how often it missed, {@code L} for likes and {@code P} for private replies.
     */
    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5} {6}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            PRIVATE | greet          | 0.9  | NEUTRAL  | ANSWER    | 0 | -  | ANSWER intent: say utter_greet
            PRIVATE | greet          | 0.9  | NEGATIVE | ANSWER    | 1 | -  | ANSWER intent: say utter_greet
            PRIVATE | track          | 0.4  | NEUTRAL  | PRIVATE   | 0 | -  | ANSWER intent: say utter_track
            PRIVATE | thanks         | 0.9  | POSITIVE | LIKE      | 0 | L  | ANSWER intent: say utter_thanks
            PRIVATE | greet          | 0.9  | NEUTRAL! | ANSWER    | 0 | -  | HAND_OFF urgent (urgent): say utter_handoff
            PUBLIC  | greet          | 0.9  | NEUTRAL! | ANSWER    | 0 | LP | HAND_OFF urgent (urgent): say utter_comment_handoff
            PRIVATE | -              | 0    | ANGRY!   | -         | 3 | -  | HAND_OFF urgent (urgent): say utter_handoff
            PRIVATE | greet          | 0.9  | ANGRY    | ANSWER    | 0 | -  | HAND_OFF angry (urgent): say utter_handoff
            PUBLIC  | greet          | 0.9  | ANGRY    | ANSWER    | 0 | LP | HAND_OFF angry (urgent):
            PRIVATE | greet          | 0.39 | NEUTRAL  | ANSWER    | 0 | -  | ANSWER unsure (miss): say utter_ask_rephrase
            PRIVATE | -              | 0    | NEUTRAL  | -         | 0 | -  | ANSWER unsure (miss): say utter_ask_rephrase
            PRIVATE | nlu_fallback   | 0.9  | NEUTRAL  | -         | 0 | -  | ANSWER unsure (miss): say utter_ask_rephrase
            PRIVATE | nlu_fallback   | 0.9  | NEUTRAL  | ANSWER    | 0 | -  | ANSWER unsure (miss): say utter_ask_rephrase
            PRIVATE | strange        | 0.9  | NEUTRAL  | -         | 0 | -  | ANSWER unsure (miss): say utter_ask_rephrase
            PRIVATE | greet          | 0.39 | NEUTRAL  | ANSWER    | 1 | -  | HAND_OFF second miss (miss): say utter_handoff
            PUBLIC  | greet          | 0.39 | NEUTRAL  | ANSWER    | 0 | LP | HAND_OFF unsure (miss):
            PUBLIC  | -              | 0    | NEUTRAL  | -         | 5 | LP | HAND_OFF unsure (miss):
            PRIVATE | talk_to_a_person | 0.9 | NEUTRAL | ANSWER    | 0 | -  | HAND_OFF asked for a person: say utter_talk_to_a_person
            PRIVATE | talk_to_a_person | 0.9 | NEUTRAL | ANSWER U  | 0 | -  | HAND_OFF asked for a person (urgent): say utter_talk_to_a_person
            PUBLIC  | talk_to_a_person | 0.9 | NEUTRAL | ANSWER    | 0 | LP | HAND_OFF asked for a person: say utter_talk_to_a_person
            PRIVATE | complaint      | 0.9  | NEUTRAL  | PRIVATE H | 0 | -  | HAND_OFF for people: say utter_complaint
            PRIVATE | complaint      | 0.9  | NEUTRAL  | PRIVATE HU | 0 | - | HAND_OFF for people (urgent): say utter_complaint
            PUBLIC  | complaint      | 0.9  | NEUTRAL  | PRIVATE H | 0 | LP | HAND_OFF for people: say utter_complaint
            PUBLIC  | complaint      | 0.9  | NEUTRAL  | PRIVATE HU | 0 | LP | HAND_OFF for people (urgent):
            PRIVATE | out_of_scope   | 0.9  | NEUTRAL  | ANSWER    | 0 | -  | ANSWER out of scope (miss): say utter_out_of_scope
            PRIVATE | out_of_scope   | 0.9  | NEUTRAL  | ANSWER    | 1 | -  | HAND_OFF second miss (miss): say utter_handoff
            PUBLIC  | out_of_scope   | 0.9  | NEUTRAL  | ANSWER    | 1 | LP | SILENCE out of scope:
            PUBLIC  | hours          | 0.9  | NEUTRAL  | ANSWER    | 0 | LP | ANSWER public answer: say utter_hours
            PUBLIC  | thanks         | 0.9  | POSITIVE | LIKE      | 0 | L  | ANSWER like: like
            PUBLIC  | thanks         | 0.9  | POSITIVE | LIKE      | 0 | P  | SILENCE thanks:
            PUBLIC  | track          | 0.9  | NEUTRAL  | PRIVATE   | 0 | P  | ANSWER private answer: say utter_track, say_privately utter_track
            PUBLIC  | track          | 0.9  | NEUTRAL  | PRIVATE   | 0 | L  | HAND_OFF concerns one person: say utter_comment_handoff
            """)
    void decides(ArgumentsAccessor row) {
        String intent = row.getString(1);
        var heard = heard(intent, Double.parseDouble(given(row, 2)), given(row, 3), List.of());
        String can = Objects.requireNonNullElse(row.getString(6), "");
        var now = new Situation(
                Visibility.valueOf(given(row, 0)),
                heard,
                known(intent, row.getString(4)),
                Integer.parseInt(given(row, 5)),
                can.contains("L"),
                can.contains("P"));

        assertThat(inWords(answers.decide(now))).isEqualTo(given(row, 7).strip());
    }

    private static String given(ArgumentsAccessor row, int column) {
        return Objects.requireNonNull(row.getString(column));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.43, unsure", "0.5, 0.42, intent", "0.9, 0.1, intent"})
    void asksBackWhenTwoIntentsAreCloseTogether(double best, double next, String rule) {
        var ranking = List.of(new Ranked("greet", best), new Ranked("hours", next));
        var heard = heard("greet", best, "NEUTRAL", ranking);

        Decision decision = answers.decide(new Situation(PRIVATE, heard, known("greet", "ANSWER"), 0, false, false));

        assertThat(decision.rule()).isEqualTo(rule);
    }

    @Test
    void decidesTheSameTwice() {
        var now = new Situation(
                PUBLIC, heard("track", 0.9, "NEUTRAL", List.of()), known("track", "PRIVATE"), 0, true, true);

        assertThat(answers.decide(now)).isEqualTo(answers.decide(now));
    }

    @Test
    void givesEveryDecisionAReason() {
        var now = new Situation(PRIVATE, heard(null, 0, "NEUTRAL", List.of()), Optional.empty(), 1, false, false);

        assertThat(answers.decide(now).reason()).isEqualTo("not understood twice in a row");
    }

    private static Understanding heard(@Nullable String intent, double confidence, String mood, List<Ranked> ranking) {
        return new Understanding(
                "words",
                "en",
                intent,
                confidence,
                ranking,
                List.of(),
                Mood.valueOf(mood.replace("!", "")),
                mood.endsWith("!"),
                "test",
                Understanding.Scope.UNTOLD);
    }

    private static Optional<Knowledge.Intent> known(@Nullable String intent, @Nullable String brand) {
        if (intent == null || brand == null) {
            return Optional.empty();
        }
        String[] will = (brand + " ").split(" ", -1);
        return Optional.of(new Knowledge.Intent(
                intent,
                "file",
                List.of(),
                Knowledge.Comment.valueOf(will[0]),
                will[1].contains("H"),
                will[1].contains("U")));
    }

    private static String inWords(Decision decision) {
        String marks = (decision.urgent() ? " (urgent)" : "") + (decision.miss() ? " (miss)" : "");
        String steps = decision.steps().stream().map(AnswersTests::inWords).collect(Collectors.joining(", "));
        assertThat(decision.choice() == Choice.SILENCE && !steps.isEmpty()).isFalse();
        return (decision.choice() + " " + decision.rule() + marks + ": " + steps).strip();
    }

    private static String inWords(Step step) {
        return (step.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + step.template()).strip();
    }
}
