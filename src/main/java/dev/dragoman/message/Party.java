package dev.dragoman.message;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote.
 *
 * @param id   the network's id of the person; null where the network does not say, as under some comments
 * @param name the name the network shows, at most 200 characters; null if unknown
 */
public record Party(@Nullable NetworkId id, @Nullable String name) {

    /** A writer of whom the network tells nothing. */
    public static final Party UNKNOWN = new Party(null, null);

    public Party {
        name = name == null ? null : Foreign.cut(Foreign.text(name), 200);
    }
}
