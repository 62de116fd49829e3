package dev.dragoman.replies;

import org.jspecify.annotations.Nullable;

/**
 * A variable that a template may show.
 *
 * @param name     as it is written between braces
 * @param fallback what is shown when nothing is known; null makes every template that uses it unpublishable
 * @param sample   a long but likely value, for previews and for measuring
 */
public record Variable(String name, @Nullable String fallback, String sample) {}
