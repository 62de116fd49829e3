package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class IntentTextTests {

    private static final String FILE = """
            # A greeting, kept short.
            version: "3.1"

            nlu:
              - intent: greet
                examples: |
                  - hello   # not a comment
                  - utter_greet

            responses:
              # said first
              utter_greet:
                - text: "Hello"   # friendly
                  buttons:
                    - title: Go
                      payload: /go
                - text: |
                    Hi
                    there

              # said last
              utter_bye:   # the end
                - text: >-
                    Bye
                    bye

            # after all
            rules:
              - rule: greet
            """;

    @Test
    void replacesTheLinesOfOneResponseAndNoOther() {
        var body = new Body(List.of(new Variation("Hey \"you\"", List.of(new Button("Yes", "/yes")), "comment")));

        String changed = new IntentText("en/greet.yml", FILE).with("utter_greet", body);

        int from = FILE.indexOf("  utter_greet:\n");
        int to = FILE.indexOf("\n  # said last");
        String replaced = """
                  utter_greet:
                    - text: "Hey \\"you\\""
                      buttons:
                        - title: "Yes"
                          payload: "/yes"
                      channel: comment
                """;
        assertThat(changed).isEqualTo(FILE.substring(0, from) + replaced + FILE.substring(to));
    }

    @Test
    void replacesTheLastResponseUpToTheCommentAfterIt() {
        String changed = new IntentText("en/greet.yml", FILE).with("utter_bye", Body.of("So long"));

        assertThat(changed)
                .startsWith(FILE.substring(0, FILE.indexOf("  utter_bye:")))
                .endsWith("  utter_bye:\n    - text: \"So long\"\n\n# after all\nrules:\n  - rule: greet\n");
    }

    @Test
    void keepsTheLineEndsOfTheFile() {
        String windows = FILE.replace("\n", "\r\n");

        String changed = new IntentText("en/greet.yml", windows).with("utter_bye", Body.of("So long"));

        assertThat(changed.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(changed).startsWith(windows.substring(0, windows.indexOf("  utter_bye:")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line\nline",
                "\"quotes\" and \\ backslash",
                "- text: \"no\"\nutter_other:",
                "# no comment: {name} [a] &b *c !!d %e @f `g`",
                "a\u2028b\u2029c\u0085d\uFEFFe\u200Bf",
                "😀 𝔘 \u202E",
                "tab\there",
                "--- \n...",
                "true"
            })
    void writesAnyTextSoThatItReadsTheSame(String text) {
        Body body = Body.of(text);

        String changed = new IntentText("en/greet.yml", FILE).with("utter_greet", body);

        assertThat(textOf("utter_greet", changed))
                .isEqualTo(body.variations().getFirst().text());
        assertThat(textOf("utter_bye", changed)).isEqualTo("Bye bye");
    }

    @Test
    void worksAtTheEndOfAFileWithoutALineEnd() {
        String changed =
                new IntentText("en/a.yml", "responses:\n    utter_a:\n    - text: a").with("utter_a", Body.of("b"));

        assertThat(changed).isEqualTo("responses:\n    utter_a:\n      - text: \"b\"\n");
    }

    @Test
    void refusesWhatCannotBeReplacedInPlace() {
        var flow = new IntentText("en/a.yml", "responses: {utter_a: [{text: a}], utter_b: [{text: b}]}\n");
        var alias = new IntentText("en/a.yml", "responses:\n  utter_a: &a\n    - text: a\n  utter_b: *a\n");

        assertThatThrownBy(() -> flow.with("utter_a", Body.of("c"))).hasMessageContaining("utter_a in en/a.yml");
        assertThatThrownBy(() -> alias.with("utter_a", Body.of("c"))).hasMessageContaining("utter_a in en/a.yml");
        assertThatThrownBy(() -> alias.with("utter_b", Body.of("c"))).hasMessageContaining("utter_b in en/a.yml");
    }

    private static String textOf(String key, String yaml) {
        Map<String, Map<String, List<Map<String, String>>>> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return file.getOrDefault("responses", Map.of())
                .getOrDefault(key, List.of())
                .getFirst()
                .getOrDefault("text", "");
    }
}
