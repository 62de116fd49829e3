package dev.dragoman.replies;

import dev.dragoman.message.Choice;
import java.util.List;

/**
 * A template with its variables filled in, before it is fitted to a network by {@link Fitting}.
 *
 * @param language  the language it really is in: the wanted one, or the default
 * @param version   the published version that spoke; 0 for the file
 * @param variation the place of the variation in the template, from 0
 */
public record Rendered(String text, List<Choice> choices, String key, String language, int version, int variation) {}
