package dev.dragoman.replies;

import dev.dragoman.channels.Limits;
import org.jspecify.annotations.Nullable;

/**
 * One variation exactly as the network would get it when it is the first answer of a conversation.
 *
 * @param variation the place in the template, from 0
 * @param fitted    text and buttons as they would be sent
 * @param discloses whether it begins with the words that a bot is speaking, as later answers do not
 * @param length    the length before anything is cut, as the network counts
 * @param longest   what the network takes; null when no network was named
 * @param unit      how that is counted
 */
public record Preview(
        int variation,
        Fitted fitted,
        boolean discloses,
        int length,
        @Nullable Integer longest,
        Limits.Unit unit) {}
