package dev.dragoman.replies;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template in the list, with its state in every language.
 *
 * @param intent the intent it answers; null when it belongs to none
 */
public record Summary(String key, @Nullable String intent, List<InLanguage> languages) {

    /**
     * A template in one language.
     *
     * @param speaking    the version that speaks, 0 for the file; null when the template is missing in this language
     * @param draft       the version of the open draft; null for none
     * @param outdated    the default language was published later than this one
     * @param publishedAt when the speaking version was published, UTC; null for the file
     */
    public record InLanguage(
            String language,
            @Nullable Integer speaking,
            @Nullable Integer draft,
            boolean outdated,
            @Nullable Instant publishedAt) {}
}
