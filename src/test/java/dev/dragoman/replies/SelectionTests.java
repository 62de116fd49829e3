package dev.dragoman.replies;

import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static dev.dragoman.replies.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectionTests {

    private static final Body BODY = new Body(
            List.of(said("a"), said("b"), said("c", "roomy"), said("d", "comment"), said("e", "other"), said("f")));

    @Test
    void prefersTheVariationsOfTheChannel() {
        assertThat(Selection.candidates(BODY, "roomy", PRIVATE)).containsExactly(2);
        assertThat(Selection.candidates(BODY, "bare", PRIVATE)).containsExactly(0, 1, 5);
        assertThat(Selection.candidates(BODY, null, PRIVATE)).containsExactly(0, 1, 5);
    }

    @Test
    void prefersTheVariationsForCommentsInPublic() {
        var withoutComment = new Body(List.of(said("a"), said("c", "roomy")));

        assertThat(Selection.candidates(BODY, "roomy", PUBLIC)).containsExactly(3);
        assertThat(Selection.candidates(withoutComment, "roomy", PUBLIC)).containsExactly(1);
        assertThat(Selection.candidates(withoutComment, "bare", PUBLIC)).containsExactly(0);
    }

    @Test
    void picksTheSameForTheSameSeedAndAllInTime() {
        var seen = new TreeSet<Integer>();
        for (long seed = 0; seed < 100; seed++) {
            int picked = Selection.pick(BODY, request(seed)).orElseThrow();
            assertThat(Selection.pick(BODY, request(seed))).hasValue(picked);
            seen.add(picked);
        }

        assertThat(seen).containsExactly(0, 1, 5);
    }

    @Test
    void picksNothingWhenAllVariationsAreForElsewhere() {
        var elsewhere = new Body(List.of(said("d", "comment"), said("c", "roomy")));

        assertThat(Selection.pick(elsewhere, request(1))).isEmpty();
    }

    private static Request request(long seed) {
        return new Request(new TemplateKey("utter_greet", "en"), new ChannelId("bare"), PRIVATE, Map.of(), seed);
    }
}
