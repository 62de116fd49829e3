package dev.dragoman.console;

import dev.dragoman.replies.Problem;
import dev.dragoman.replies.Variable;
import dev.dragoman.replies.Version;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the editor shows besides its previews.
 *
 * @param channels   where a variation can be for, besides everywhere and comments
 * @param speaking   the version that speaks; null when the template is missing in this language
 * @param draft      the open draft
 * @param outdated   the first language was published later
 * @param variations what stands in the fields
 * @param seen       the version those fields started from
 */
public record EditorView(
        String key,
        String language,
        List<String> languages,
        List<String> channels,
        List<Variable> variables,
        @Nullable Version speaking,
        @Nullable Version draft,
        boolean outdated,
        List<Variation> variations,
        int seen,
        TestCustomer customer,
        String reason) {

    /** The address of the template, to which {@code /draft} and the like are added. */
    public String path() {
        return "/templates/" + key;
    }

    /** The way back to this language of it. */
    public String query() {
        return "?lang=" + language;
    }

    /** Something to be told above the fields, with what stands in the way. */
    public record News(String kind, String sentence, List<Problem> problems) {

        static final News NONE = new News("", "", List.of());
    }
}
