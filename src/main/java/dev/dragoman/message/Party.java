package dev.dragoman.message;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote.
 *
 * @param id      the network's id of the person; null where the network does not say, as under some comments
 * @param name    the name the network shows, at most 200 characters; null if unknown
 * @param contact how the network itself says the person can be reached elsewhere; null where it does not say
 */
public record Party(
        @Nullable NetworkId id,
        @Nullable String name,
        @Nullable Contact contact) {

    /** A writer of whom the network tells nothing. */
    public static final Party UNKNOWN = new Party(null, null);

    public Party {
        name = name == null ? null : Foreign.cut(Foreign.text(name), 200);
    }

    /** A writer whom the network alone can reach. */
    public Party(@Nullable NetworkId id, @Nullable String name) {
        this(id, name, null);
    }
}
