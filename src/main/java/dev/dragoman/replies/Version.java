package dev.dragoman.replies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, with who, when and why.
 *
 * @param version     counts up from 1 in each template and language; 0 is the file
 * @param author      who wrote it; null for the file
 * @param reason      why it was published; empty for drafts and the file
 * @param createdAt   when it was saved, UTC; null for the file
 * @param publisher   who published it; null until then
 * @param publishedAt when it was published, UTC; null until then
 */
public record Version(
        TemplateKey template,
        int version,
        State state,
        Body body,
        @Nullable Author author,
        String reason,
        @Nullable Instant createdAt,
        @Nullable Author publisher,
        @Nullable Instant publishedAt) {

    /** What became of a version. */
    public enum State {
        /** Shipped with the product, below {@code intents/}. */
        FILE,
        /** Being written; never spoken. */
        DRAFT,
        /** Published; the one with the highest number speaks. */
        PUBLISHED,
        /** A draft that a later version took the place of. */
        REPLACED
    }

    /** What a file says, as a version of its own. */
    public static Version ofFile(TemplateKey template, Body body) {
        return new Version(template, 0, State.FILE, body, null, "", null, null, null);
    }

    /** When it was published; the beginning of time for the file and for drafts. */
    Instant publishedSince() {
        return publishedAt == null ? Instant.MIN : publishedAt;
    }

    /** Whether customers may have heard it. */
    public boolean hasSpoken() {
        return state == State.FILE || state == State.PUBLISHED;
    }

    /** Whether this is the file's text. */
    public boolean isFile() {
        return state == State.FILE;
    }
}
