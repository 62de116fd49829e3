package dev.dragoman.channels.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Whatever strangers write on a blog ends as words, and soon. */
class WordPressTextTests {

    @Test
    void showsExactlyTheWordsThatWereSaid() {
        for (String words : new String[] {"1 < 2 && 3 > 2", "<b>bold</b>", "&amp;", "Zeile\nZeile", "👍🏽 متى"}) {
            assertThat(WordPressText.words(WordPressText.html(words))).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "<", "<a ", "&", "&#", "<br ", "\n", "</p", "<p>", "\r"})
    void isNotHeldUpByRepetition(String piece) {
        long begun = System.nanoTime();

        WordPressText.words(piece.repeat(65_000));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void survivesTwoThousandMutations() {
        String sample = new String(WordPressFixture.bytes("comment-html"), UTF_8);
        var random = new Random(20260302);
        String[] intruders = {"null", "[]", "-1", "1e99", "\"\"", "true", "\"\\u0000\"", "9999999999999999999", "{"};

        for (int round = 0; round < 2000; round++) {
            int at = random.nextInt(sample.length());
            int end = Math.min(sample.length(), at + random.nextInt(9));
            String mutated =
                    sample.substring(0, at) + intruders[random.nextInt(intruders.length)] + sample.substring(end);

            assertThatNoException().as(mutated).isThrownBy(() -> read(mutated));
        }
    }

    private static void read(String json) {
        try {
            WordPressComment.read(Json.MAPPER.readTree(json), WordPressFixture.NOW)
                    .ifPresent(comment -> new WordPressEvents(WordPressFixture.ACCOUNT, Set.of(5L))
                            .told(comment, comment.rootThread()));
        } catch (JacksonException e) {
            // The list it stands in is read again.
        }
    }
}
