package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page below {@code docs/} that is made from the code: a stale one fails the build, and
 * {@code mvn test -Dtest=<test> -Dwrite=<word>} writes it anew.
 */
record GeneratedPage(String file, String test, String word) {

    void mustSay(String text) throws IOException {
        Path page = Path.of(file);
        if (word.equals(System.getProperty("write"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }

        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("%s is stale, run: mvn test -Dtest=%s -Dwrite=%s", file, test, word)
                .isEqualTo(text);
    }
}
