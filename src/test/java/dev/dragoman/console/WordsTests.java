package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTests {

    private static final Pattern SAID = Pattern.compile("\\.say\\(\\s*\"([a-zA-Z0-9._-]+)\"\\s*[,)]");
    private static final Pattern COUNTED = Pattern.compile("\\.count\\(\\s*\"([a-zA-Z0-9._-]+)\"\\s*,");

    private final Words words = new Words();

    @Test
    void saysTheSameInEveryLanguage() {
        assertThat(words.keys("de")).containsExactlyInAnyOrderElementsOf(words.keys("en"));
    }

    @Test
    void takesTheSameArgumentsInEveryLanguage() {
        assertThat(words.keys("en"))
                .allSatisfy(key ->
                        assertThat(arguments(words.say("de", key))).as(key).isEqualTo(arguments(words.say("en", key))));
    }

    @Test
    void knowsWhateverPagesSay() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String folder : new String[] {"src/main/jte", "src/main/java/dev/dragoman/console"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    SAID.matcher(text).results().forEach(found -> used.add(found.group(1)));
                    COUNTED.matcher(text).results().forEach(found -> used.add(found.group(1) + ".one"));
                    COUNTED.matcher(text).results().forEach(found -> used.add(found.group(1) + ".many"));
                }
            }
        }

        assertThat(used).isNotEmpty();
        assertThat(words.keys("en")).containsAll(used);
    }

    @Test
    void choosesTheWishedLanguageThenTheBrowsersThenEnglish() {
        assertThat(words.language("de", "en")).isEqualTo("de");
        assertThat(words.language(null, "fr;q=0.9, de-AT, en;q=0.5")).isEqualTo("de");
        assertThat(words.language("xx", "fr")).isEqualTo("en");
        assertThat(words.language(null, ";;q=what")).isEqualTo("en");
    }

    @Test
    void doesNotLookIntoWhatItFillsIn() {
        assertThat(words.say("en", "nav.me", "{0} {1}")).isEqualTo("Signed in as {0} {1}");
    }

    private static Set<String> arguments(String sentence) {
        Set<String> arguments = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(sentence).results().forEach(found -> arguments.add(found.group()));
        return arguments;
    }
}
