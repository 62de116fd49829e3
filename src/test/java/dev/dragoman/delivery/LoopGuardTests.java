package dev.dragoman.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.delivery.LoopGuard.Before;
import dev.dragoman.delivery.LoopGuard.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LoopGuardTests {

    private static final Duration QUIET = Duration.ofMillis(800);
    private static final String LONG =
            " and here is a great deal more to read about what we have in our shop this week.";

    private final LoopGuard guard = new LoopGuard(new RestraintSettings(5, Duration.ofMinutes(10), 20, 30, 10, 600));

    /** How many replies we give before the guard stops us, when the other side answers after so long; at most 30. */
    private int replies(Duration pause, IntFunction<String> heard, IntFunction<String> said) {
        List<Before> before = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            var now = new Now(heard.apply(i), false, false, said.apply(i));
            boolean quick = LoopGuard.isQuick(now, before, QUIET);
            if (guard.suspicion(now, before, quick).isPresent()) {
                return i;
            }
            before.replaceAll(it -> new Before(
                    it.heard(), it.said(), it.quick(), it.hasty(), it.age().plus(pause)));
            before.addFirst(new Before(
                    LoopGuard.hash(now.heard()),
                    LoopGuard.hash(now.said()),
                    quick,
                    LoopGuard.isHasty(now, quick),
                    pause));
        }
        return 30;
    }

    @Test
    void bearsAPersonWithFiveQuickQuestionsAndNoMore() {
        assertThat(replies(Duration.ofMillis(900), i -> "Question " + i + " of mine?", i -> "Answer " + i))
                .isEqualTo(5);
    }

    @Test
    void bearsTwentyRepliesADay() {
        assertThat(replies(Duration.ofMinutes(11), i -> "Question " + i, i -> "Answer " + i))
                .isEqualTo(20);
    }

    @Test
    void stopsTwoBotsThatRepeatThemselves() {
        assertThat(replies(Duration.ofSeconds(30), i -> "How can I help?", i -> "How may I help?"))
                .isEqualTo(2);
    }

    @Test
    void stopsTwoBotsThatAreFasterThanAnybodyTypes() {
        assertThat(replies(Duration.ofSeconds(1), i -> i + LONG, i -> "I say " + i + LONG))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void stopsWhenItsOwnWordsComeBack() {
        assertThat(replies(
                        Duration.ofMinutes(1),
                        i -> i == 0 ? "Hi" : "We are open from nine to five.",
                        i -> "We are open  from NINE to five."))
                .isEqualTo(1);
    }

    @Test
    void stopsRepeatingItselfToAnswersNobodyCanHaveRead() {
        assertThat(replies(Duration.ofSeconds(1), i -> "n" + i, i -> "Pardon?")).isEqualTo(2);
        assertThat(replies(Duration.ofSeconds(5), i -> "n" + i, i -> "Pardon?")).isEqualTo(5);
    }

    @Test
    void doesNotCountPressedButtonsAsHaste() {
        List<Before> before = List.of(
                new Before(LoopGuard.hash("Track"), "a", false, false, Duration.ofMillis(500)),
                new Before(LoopGuard.hash("Track"), "b", false, false, Duration.ofSeconds(3)));
        var pressed = new Now("Track", true, false, "c");

        assertThat(LoopGuard.isQuick(pressed, before, QUIET)).isFalse();
        assertThat(guard.suspicion(pressed, before, false)).isEmpty();
        assertThat(guard.suspicion(new Now("track ", false, false, "c"), before, false))
                .isPresent();
    }

    @Test
    void believesABotThatIntroducesItself() {
        assertThat(guard.suspicion(new Now("I am a bot", false, true, "Hello"), List.of(), false))
                .isEqualTo(Optional.of("the other side introduces itself as a bot"));
    }

    @Test
    void takesNoWordsForNothingRepeated() {
        assertThat(replies(Duration.ofMinutes(1), i -> "", i -> "A picture? " + i))
                .isEqualTo(5);
    }
}
