package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTests {

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            asked for a person                              | wollte einen Menschen
            Anna took it                                    | Anna hat es übernommen
            “complaint” always goes to a person             | „complaint“ geht immer an einen Menschen
            there is no reply “utter_x” in de               | die Antwort „utter_x“ gibt es nicht auf de
            a reply may have been sent: no answer           | eine Antwort wurde vielleicht gesendet: keine Antwort
            loop suspected: 5 automatic replies within a day | vermutlich eine Schleife: 5 automatische Antworten an einem Tag
            asked for a person; the words cannot wait       | wollte einen Menschen; die Worte können nicht warten
            discarded by Nina: asked for a person           | verworfen von Nina: asked for a person
            Meta refused it with code 7. Meta's trace is Ab. | Meta lehnte es mit Code 7 ab. Die Kennung bei Meta ist Ab.
            """)
    void areShownInTheLanguageOfThePage(String stored, String german) {
        assertThat(words.reason("de", stored)).isEqualTo(german);
        assertThat(words.reason("en", stored)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(#100) No matching user found", "<b>{0}</b>", "a; b", "$1 \\ {1}"})
    void areShownAsTheyAreStoredWhenTheyAreNotOurs(String stored) {
        assertThat(words.reason("de", stored)).isEqualTo(stored);
    }

    /** A sentence that somebody words anew in the code must be worded anew here, or Germans read English again. */
    @Test
    void standWordForWordInTheCode() throws IOException {
        String code = code();

        assertThat(words.keys("en"))
                .filteredOn(key -> key.startsWith("reason.") && !key.startsWith("reason.kept."))
                .hasSizeGreaterThan(100)
                .allSatisfy(key -> assertThat(words.say("en", key).split("\\{\\d}"))
                        .as(key)
                        .allMatch(code::contains));
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReasonsTests::read)
                    .map(text -> text.replace("''", "'"))
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
