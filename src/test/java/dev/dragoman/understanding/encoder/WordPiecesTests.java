package dev.dragoman.understanding.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPiecesTests {

    private final WordPieces pieces = new WordPieces(
            vocabulary("[UNK]", "[CLS]", "[SEP]", "cafe", "pay", "##ment", "##s", "?", "'", "s", "no", "字"));

    private static Map<String, Integer> vocabulary(String... all) {
        Map<String, Integer> vocabulary = new HashMap<>();
        List.of(all).forEach(it -> vocabulary.put(it, vocabulary.size()));
        return vocabulary;
    }

    @Test
    void takesTheLongestKnownPieceInLowerCaseWithoutAccents() {
        assertThat(pieces.of("Payments CAFÉ", 20)).containsExactly(1, 4, 5, 6, 3, 2);
    }

    @Test
    void keepsPunctuationAndIdeographsApart() {
        assertThat(pieces.of("cafe's?字字", 20)).containsExactly(1, 3, 8, 9, 7, 11, 11, 2);
    }

    @Test
    void marksAWordThatCannotBeBuilt() {
        assertThat(pieces.of("payx " + "pay".repeat(50), 20)).containsExactly(1, 0, 0, 2);
    }

    @Test
    void cutsALongTextAndClosesIt() {
        assertThat(pieces.of("no ".repeat(50_000), 5)).containsExactly(1, 10, 10, 10, 2);
    }

    @Test
    void seesNothingInControlCharacters() {
        assertThat(pieces.of("n\u0000o\u200b\n \t", 20)).containsExactly(1, 10, 2);
    }

    @Test
    void refusesAVocabularyWithoutItsMarks() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WordPieces(vocabulary("[UNK]", "[CLS]")));
    }
}
