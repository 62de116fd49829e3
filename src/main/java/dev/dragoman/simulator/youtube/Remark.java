package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.Line.Writer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comment.
 *
 * @param parent   the top-level comment it stands under; null at the top level
 * @param customer the number of who wrote it; 0 for the channel itself
 * @param status   {@code published}, {@code heldForReview}, {@code likelySpam} or {@code rejected}
 */
record Remark(
        String id,
        @Nullable String parent,
        int customer,
        Writer writer,
        String text,
        String status,
        Instant published,
        Instant updated) {

    static final String PUBLISHED = "published";

    boolean isPublished() {
        return status.equals(PUBLISHED);
    }

    boolean isByChannel() {
        return customer == 0;
    }

    /** The top-level comment of its thread. */
    String root() {
        return parent == null ? id : parent;
    }

    Remark edited(String words, Instant at) {
        return new Remark(id, parent, customer, writer, words, status, published, at);
    }

    Remark judged(String verdict) {
        return new Remark(id, parent, customer, writer, text, verdict, published, updated);
    }
}
