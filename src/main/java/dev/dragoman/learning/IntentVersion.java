package dev.dragoman.learning;

import dev.dragoman.replies.Author;
import java.time.Instant;
import java.util.List;

/**
 * A version of what is taught in a language.
 *
 * @param revision raised by each change of a draft
 * @param changes  all that is different from the files
 * @param author   who published it, or began the draft
 */
public record IntentVersion(
        String language,
        int version,
        State state,
        int revision,
        List<Change> changes,
        Author author,
        String reason,
        Instant at) {

    /** What became of it. */
    public enum State {
        DRAFT,
        PUBLISHED,
        DISCARDED
    }
}
