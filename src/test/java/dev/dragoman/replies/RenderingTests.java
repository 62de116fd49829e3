package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTests {

    private static final Map<String, Slot> SLOTS =
            Map.of("name", new Slot("name", "there"), "bare", new Slot("bare", null));

    private final Rendering rendering = new Rendering();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hello {name}!          | Hello Ada!",
                "{name}{name}           | AdaAda",
                "{{name}}               | {name}",
                "{{{name}}}             | {Ada}",
                "a {{ b }} c            | a { b } c",
                "a { b                  | a { b",
                "a } b                  | a } b",
                "{} and {name           | {} and {name",
                "{ {name} }             | { Ada }",
                "{nobody}               | ``",
                "{bare}                 | ``",
                "{{7*7}}                | {7*7}",
                "${name} #{name} %{name}| $Ada #Ada %Ada",
            })
    void fillsValuesAndNothingElse(String template, String expected) {
        String shown = rendering.fill(template, values("Ada"));

        assertThat(shown).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name}",
                "{bare}{name}{{name}}",
                "${jndi:ldap://127.0.0.1/a}",
                "${T(java.lang.Runtime).getRuntime()}",
                "#{7*7}",
                "#{T(java.lang.Runtime)}",
                "{{7*7}}",
                "{{constructor}}",
                "<%= 7*7 %>",
                "<#assign x=7>",
                "#set($x=7)",
                "@(7*7)",
                "[[${7*7}]]",
                "*{7*7}",
                "$\\{7*7}",
                "\\1 $1 $0",
                "%s %n %1$s",
                "<script>alert(1)</script>"
            })
    void showsHostileValuesLiterally(String value) {
        String shown = rendering.fill("<{name}>", values(value));

        assertThat(shown).isEqualTo("<" + value + ">");
    }

    @Test
    void showsTheFallBackForUnknownAndBlankValues() {
        String unknown = rendering.fill("Hello {name}", Values.of(Map.of(), SLOTS));
        String blank = rendering.fill("Hello {name}", values(" \n\u0007 "));

        assertThat(unknown).isEqualTo("Hello there");
        assertThat(blank).isEqualTo("Hello there");
    }

    @Test
    void putsValuesOnOneLineWithoutControlCharacters() {
        String shown = rendering.fill("{name}", values("A\u0000\u001b[31m\r\nB\u202Egnp.exe\u2028C\tD"));

        assertThat(shown).isEqualTo("A[31m  Bgnp.exe C D");
    }

    @Test
    void cutsValuesAt500WithoutHalvingACharacter() {
        String shown = rendering.fill("{name}", values("x".repeat(499) + "😀" + "y".repeat(100_000)));

        assertThat(shown).isEqualTo("x".repeat(499));
    }

    @Test
    void makesValuesHarmlessWhereTheNetworkReadsMarkup() {
        var values = new Values(Map.of("name", "*Ada*"), SLOTS, value -> value.replace("*", "\\*"));

        assertThat(rendering.fill("*Hi* {name}", values)).isEqualTo("*Hi* \\*Ada\\*");
    }

    @Test
    void fillsTitlesOfButtonsAndLeavesTheirPayloads() {
        var variation = new Variation("Hi", List.of(new Button("For {name}", "/inform{\"name\":\"x\"}")), null);

        Rendering.Filled filled = rendering.fill(variation, values("Ada"));

        assertThat(filled.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.title()).isEqualTo("For Ada");
            assertThat(choice.payload()).isEqualTo("/inform{\"name\":\"x\"}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{a", "{{a", "{}", "{ ", "{a}", "}{", "{a{b}", "{{{", "a"})
    void looksAtEachCharacterOnlyAFewTimes(String repeated) {
        var text = new CountedText(repeated.repeat(10_000));

        Template.parse(text);

        assertThat(text.looks).isLessThanOrEqualTo(4L * text.length());
    }

    @Test
    void namesThePlaceOfEveryFlaw() {
        Template template = Template.parse("ok {a} } {} {b\n}");

        assertThat(template.flaws()).extracting(Template.Flaw::offset).containsExactly(7, 9, 12, 15);
    }

    private static Values values(String name) {
        return Values.of(Map.of("name", name), SLOTS);
    }

    /** Counts instead of measuring time, so that a slow machine does not fail the test. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
