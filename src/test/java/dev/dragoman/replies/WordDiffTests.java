package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.replies.WordDiff.Kind;
import dev.dragoman.replies.WordDiff.Piece;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTests {

    @Test
    void marksTheWordsThatChanged() {
        List<Piece> pieces = WordDiff.between("Your parcel is late.", "Your order is very late.");

        assertThat(pieces)
                .containsExactly(
                        new Piece(Kind.SAME, "Your "),
                        new Piece(Kind.REMOVED, "parcel"),
                        new Piece(Kind.ADDED, "order"),
                        new Piece(Kind.SAME, " is "),
                        new Piece(Kind.ADDED, "very "),
                        new Piece(Kind.SAME, "late."));
    }

    @Test
    void givesBackBothTexts() {
        String before = "one two three\nfour {name} five";
        String after = "zero one {name}\n\nfour five six";

        List<Piece> pieces = WordDiff.between(before, after);

        assertThat(without(Kind.ADDED, pieces)).isEqualTo(before);
        assertThat(without(Kind.REMOVED, pieces)).isEqualTo(after);
    }

    @Test
    void comparesChannelsAndButtonsToo() {
        var before = new Body(List.of(Samples.said("Hi")));
        var after =
                new Body(List.of(new Variation("Hi", List.of(new Button("Go", "/go")), "roomy"), Samples.said("Ho")));

        List<WordDiff> diff = WordDiff.between(before, after);

        assertThat(diff).extracting(WordDiff::variation).containsExactly(0, 1);
        assertThat(without(Kind.REMOVED, diff.getFirst().pieces())).isEqualTo("[roomy]\nHi\n[Go] /go");
        assertThat(diff.getLast().pieces()).containsExactly(new Piece(Kind.ADDED, "Ho"));
    }

    private static String without(Kind kind, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
