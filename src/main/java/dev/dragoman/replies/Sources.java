package dev.dragoman.replies;

import dev.dragoman.understanding.Knowledge;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the templates stand on. Suppliers, since files and channels may change while the process runs.
 *
 * @param knowledge       every language of {@code intents/}
 * @param networks        the limits of every channel that is switched on
 * @param files           the files of {@code intents/}, text by path relative to it such as {@code en/greet.yml}
 * @param defaultLanguage speaks where a template is missing in the wanted language
 */
public record Sources(
        Supplier<List<Knowledge>> knowledge,
        Supplier<? extends Collection<Network>> networks,
        Supplier<Map<String, String>> files,
        String defaultLanguage) {}
