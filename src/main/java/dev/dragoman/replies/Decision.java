package dev.dragoman.replies;

import java.util.List;

/**
 * What the bot decided to do, and why.
 *
 * @param choice answer, hand off or be silent
 * @param rule   the rule that decided, in a few words that never change
 * @param reason the same for a person, as a sentence
 * @param urgent goes before others in the queue
 * @param miss   whether the bot did not understand
 * @param steps  what is to be said or done, in order; may be empty
 */
public record Decision(Choice choice, String rule, String reason, boolean urgent, boolean miss, List<Step> steps) {

    /** The three things a bot can do. */
    public enum Choice {
        ANSWER,
        HAND_OFF,
        SILENCE
    }

    /**
     * One thing to say or do.
     *
     * @param template the key of the template, such as {@code utter_greet}; empty for a like
     */
    public record Step(Kind kind, String template) {

        /** How it is said. */
        public enum Kind {
            /** In the conversation itself: private there, or public under a comment. */
            SAY,
            /** Privately to the author of the comment. */
            SAY_PRIVATELY,
            /** A like. */
            LIKE
        }
    }

    static Decision answer(String rule, String reason, Step... steps) {
        return new Decision(Choice.ANSWER, rule, reason, false, false, List.of(steps));
    }

    static Decision handOff(String rule, String reason, boolean urgent, Step... steps) {
        return new Decision(Choice.HAND_OFF, rule, reason, urgent, false, List.of(steps));
    }

    static Decision silence(String rule, String reason) {
        return new Decision(Choice.SILENCE, rule, reason, false, false, List.of());
    }

    Decision asMiss() {
        return new Decision(choice, rule, reason, urgent, true, steps);
    }
}
