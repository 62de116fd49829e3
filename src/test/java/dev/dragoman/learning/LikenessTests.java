package dev.dragoman.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTests {

    @Test
    void groupsWhatIsSaidInLikeWords() {
        var groups = Likeness.groups(
                List.of(
                        "do you rent llamas?",
                        "kann ich ein Zelt leihen",
                        "Do you rent LLAMAS please",
                        "can I rent a llama",
                        "kann ich Zelte leihen?",
                        ""),
                it -> it);

        assertThat(groups)
                .containsExactly(
                        List.of("do you rent llamas?", "Do you rent LLAMAS please"),
                        List.of("kann ich ein Zelt leihen", "kann ich Zelte leihen?"),
                        List.of("can I rent a llama"),
                        List.of(""));
    }
}
