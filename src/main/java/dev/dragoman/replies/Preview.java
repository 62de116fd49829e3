package dev.dragoman.replies;

import org.jspecify.annotations.Nullable;

/**
 * One variation exactly as the network would get it.
 *
 * @param variation the place in the template, from 0
 * @param fitted    text and buttons as they would be sent
 * @param length    the length before anything is cut, as the network counts
 * @param longest   what the network takes; null when no network was named
 * @param unit      {@code characters} or {@code bytes}
 */
public record Preview(
        int variation, Fitted fitted, int length, @Nullable Integer longest, String unit) {}
