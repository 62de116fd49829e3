package dev.dragoman.replies;

import dev.dragoman.message.Visibility;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Understanding;
import java.util.Optional;

/**
 * All that a decision depends on.
 *
 * @param heard            what was understood
 * @param intent           what the brand says about that intent; empty if it is not one of ours
 * @param misses           how many times in a row the bot did not understand before
 * @param likes            whether the channel can like a comment
 * @param repliesPrivately whether the channel can answer a comment with a private message
 */
public record Situation(
        Visibility visibility,
        Understanding heard,
        Optional<Knowledge.Intent> intent,
        int misses,
        boolean likes,
        boolean repliesPrivately) {}
