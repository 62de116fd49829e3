package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.understanding.Knowledge.Comment;
import dev.dragoman.understanding.Knowledge.EntityPattern;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Knowledge.Slot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentFilesTests {

    @TempDir
    Path folder;

    @Test
    void readsEveryLanguageOfTheFolder() {
        List<Knowledge> all = IntentFiles.read(Taught.write(folder));

        assertThat(all).extracting(Knowledge::language).containsExactly("de", "en");
        Knowledge english = all.getLast();
        assertThat(english.intents()).extracting(Intent::name).containsExactly("complaint", "greet", "track_order");
        assertThat(english.intents())
                .extracting(Intent::comment)
                .containsExactly(Comment.PRIVATE, Comment.LIKE, Comment.PRIVATE);
        assertThat(english.intents().getFirst()).matches(it -> it.handoff() && it.urgent());
        assertThat(english.intents().getLast().file()).isEqualTo("en/track_order.yml");
        assertThat(english.slots())
                .containsEntry(
                        "order_number",
                        new Slot(
                                "order_number",
                                Slot.Type.TEXT,
                                "not given yet",
                                List.of(),
                                List.of(new SlotMapping(
                                        SlotMapping.From.ENTITY,
                                        "order_number",
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of()))));
        assertThat(english.responses().get("utter_track_order")).hasSize(1);
        assertThat(english.synonyms()).containsEntry("lantern", "lamp");
        assertThat(english.patterns())
                .contains(new EntityPattern("product", null, List.of("lantern", "camping stove")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "to [Berlin](city)|to Berlin|city|Berlin",
                "to [the capital](city:Berlin)|to the capital|city|Berlin",
                "to [b]{\"entity\": \"city\", \"value\": \"Berlin\"}|to b|city|Berlin",
                "to [b]{\"entity\": \"city\", \"role\": \"to\"}|to b|city|b",
                "[4]{\"entity\": \"count\", \"value\": 4} of them|4 of them|count|4",
                "[x][{\"entity\": \"city\"}, {\"entity\": \"other\"}] y|x y|city|x",
            })
    void readsEveryFormOfAnnotation(String line, String text, String entity, String value) {
        Annotated read = Objects.requireNonNull(Annotated.read(line));

        assertThat(read.example().text()).isEqualTo(text);
        assertThat(read.example().entities().getFirst().entity()).isEqualTo(entity);
        assertThat(read.example().entities().getFirst().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "- to [Berlin](city|broken annotation",
                "- to [Berlin]{\"entity\"}|broken annotation",
                "- to [Berlin]{\"value\": \"x\"}|broken annotation",
                "- to [](city)|broken annotation",
                "to Berlin|does not begin with",
            })
    void refusesABrokenExample(String line, String complaint) {
        Taught.file(folder, "en/trip.yml", """
                version: "3.1"
                intents: [trip]
                nlu:
                  - intent: trip
                    examples: |
                      - take me away
                      %s
                """.formatted(line));

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .isInstanceOf(BadIntentFile.class)
                .hasMessageContaining("intents/en/trip.yml, line 7: ")
                .hasMessageContaining(complaint)
                .hasMessageContaining("Do this: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "version: 3.1|1|version",
                "version: \"2.0\"|1|version",
                "intent: [a]|1|no section",
                "intents: [lonely]|1|no examples",
                "intents: [a/b]|1|cannot be an intent's name",
                "intents: [\"a b\"]|1|cannot be an intent's name",
                "intents: [nlu_fallback]|1|cannot be an intent's name",
                "responses: {utter_x: [{text: \"hello {stranger}\"}]}|1|{stranger} is no slot",
                "responses: {utter_x: [{image: \"a.png\"}]}|1|has no text",
                "responses: {x: [{text: \"hi\"}]}|1|proper name",
                "nlu: [{intent: a, metadata: {comment: loud}}]|1|no value of comment",
                "nlu: [{intent: a, metadata: {handof: true}}]|1|not known",
                "nlu: [{intent: a, metadata: {urgent: maybe}}]|1|neither true nor false",
                "nlu: [{regex: a, examples: \"- (a+)+\"}]|1|repeats something",
                "nlu: [{regex: a, examples: \"- (a\"}]|1|not valid",
                "nlu: [{regex: a, examples: \"- a*\"}]|1|finds nothing",
                "nlu: [{banana: a}]|1|not one of intent",
                "nlu: {a: [|1|not YAML",
                "rules: [{rule: r, steps: [{intent: ghost}]}]|1|ghost",
                "rules: [{rule: r, steps: [{action: utter_ghost}]}]|1|utter_ghost",
                "a: &a [x]|1|no section",
            })
    void namesFileLineAndRemedy(String content, int line, String complaint) {
        Taught.file(folder, "de/bad.yml", content);

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .isInstanceOf(BadIntentFile.class)
                .hasMessageContaining("intents/de/bad.yml, line " + line + ": ")
                .hasMessageContaining(complaint)
                .hasMessageContaining("Do this: ");
    }

    @Test
    void refusesTheSameSentenceUnderTwoIntentsAndATwiceDeclaredIntent() {
        Taught.write(folder);
        Taught.file(folder, "en/zoo.yml", """
                version: "3.1"
                intents:
                  - zoo
                  - greet
                nlu:
                  - intent: zoo
                    examples: |
                      - lions and bears

                      - Where is my parcel
                """);

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .hasMessageContaining("intents/en/zoo.yml, line 4: The intent \"greet\" stands in intents/en/greet.yml")
                .hasMessageContaining("intents/en/zoo.yml, line 10: The same sentence stands under \"track_order\"");
    }

    @Test
    void collectsTheMistakesOfAllFilesAndShowsTwenty() {
        for (int i = 0; i < 25; i++) {
            Taught.file(folder, "en/bad" + i + ".yml", "version: 3.1");
        }

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(21))
                .hasMessageEndingWith("and 5 more.");
    }

    @Test
    void refusesBytesThatAreNoText() throws Exception {
        Files.createDirectories(folder.resolve("en"));
        Files.write(folder.resolve("en/a.yml"), "version: \"3.1\" # ü".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("en/b.yml"), "#".repeat(1024 * 1024 + 1));
        Files.writeString(folder.resolve("en/c.yml"), "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n");
        Files.writeString(folder.resolve("en/d.yml"), "nlu: " + "[".repeat(100));

        assertThatThrownBy(() -> IntentFiles.read(folder))
                .hasMessageContaining("en/a.yml, line 1: The file is not UTF-8")
                .hasMessageContaining("en/b.yml, line 1: The file is larger than 1 MB")
                .hasMessageContaining("en/c.yml, line 1: This is not YAML we accept")
                .hasMessageContaining("en/d.yml, line 1: This is not YAML");
    }

    @Test
    void refusesAFolderWithoutALanguage() {
        assertThatThrownBy(() -> IntentFiles.read(folder))
                .isInstanceOf(BadIntentFile.class)
                .hasMessageContaining("no language");
    }

    @Test
    void runsAnExpensiveExpressionForALimitedTime() {
        var expensive = new SafePattern("(x|x)*y");

        long start = System.nanoTime();
        List<int[]> found = expensive.find("x".repeat(5000));

        assertThat(found).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
