package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.Knowledge.Example;
import dev.dragoman.understanding.Knowledge.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentLinesTests {

    private static final String GREET = """
            version: "3.1"

            intents:
              - greet
              - track

            nlu:
              - intent: greet
                examples: |
                  - hello
                  - good morning

              # Parcels.
              - intent: track
                metadata:
                  comment: private
                examples: |
                  - where is order [4711](order_number)?
                  - track my parcel

            responses:
              utter_greet:
                - text: "Hi"
              utter_track:
                - text: "Soon"

            rules:
              - rule: greet
                steps:
                  - intent: greet
                  - action: utter_greet
            """;

    private final IntentLines lines = new IntentLines("en", Map.of("en/all.yml", GREET));

    @Test
    void addsBelowTheLastExampleAndKeepsTheRest() {
        boolean isDone = lines.add("greet", "hey there");

        assertThat(isDone).isTrue();
        assertThat(lines.files().get("en/all.yml"))
                .isEqualTo(GREET.replace("- good morning\n", "- good morning\n      - hey there\n"));
        assertThat(examples("greet")).containsExactly("hello", "good morning", "hey there");
    }

    @Test
    void takesAMarkedExampleAwayByItsPlainWords() {
        boolean isDone = lines.remove("track", "Where is order 4711?");

        assertThat(isDone).isTrue();
        assertThat(examples("track")).containsExactly("track my parcel");
        assertThat(lines.remove("track", "never said")).isFalse();
        assertThat(lines.add("unknown", "hello")).isFalse();
    }

    @Test
    void makesAFileOfANewIntentThatOurReaderTakes() {
        lines.create("llama_care", List.of("how do i feed a llama?"), "Hay: \"a lot\",\nand {water} \\ #1");

        assertThat(examples("llama_care")).containsExactly("how do i feed a llama?");
        assertThat(lines.files().get("en/llama_care.yml"))
                .contains("- action: utter_llama_care", "- text: \"Hay: \\\"a lot\\\",\\nand {water} \\\\ #1\"");
    }

    @Test
    void leavesNothingInASentenceThatCouldBreakTheFile() {
        assertThat(IntentLines.plain("- a\n  b: [x](y) {z}\u0000\u2028 \uFEFFc 😀"))
                .isEqualTo("a b: (x)(y) (z) c 😀");
        lines.add("greet", "x\ny: [a](b)\n- intent: track");
        assertThat(examples("greet")).last().isEqualTo("x y: (a)(b) - intent: track");
        assertThat(IntentLines.plain("😀".repeat(400)).length()).isLessThanOrEqualTo(600);
    }

    private List<String> examples(String intent) {
        Map<String, String> files = lines.files();
        files.replaceAll((path, text) -> text.replace("{water}", "water"));
        return IntentFiles.of(files).getFirst().intents().stream()
                .filter(it -> it.name().equals(intent))
                .map(Intent::examples)
                .flatMap(List::stream)
                .map(Example::text)
                .toList();
    }
}
