package dev.dragoman.console;

import dev.dragoman.replies.Summary;
import dev.dragoman.replies.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template in the list.
 *
 * @param words what it says first, in the last language that has it
 */
public record TemplateRow(String key, String name, String words, List<Cell> cells) {

    /** A template in one language, with the version that speaks; null when it is missing there. */
    public record Cell(Summary.InLanguage state, @Nullable Version speaking) {}
}
