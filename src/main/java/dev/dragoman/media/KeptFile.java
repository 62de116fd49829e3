package dev.dragoman.media;

import dev.dragoman.message.Attachment;
import java.util.UUID;

/**
 * A file that was handed to us.
 *
 * @param owner    what it was handed in for: the thread of a conversation
 * @param clientId the id it was handed in under; unique for its owner
 * @param name     harmless, and it ends as its kind does
 */
public record KeptFile(UUID id, String owner, UUID clientId, String name, FileKind kind) {

    static final String SCHEME = "kept:";

    /** What it is, as networks and browsers are told: such as {@code png}. */
    public String type() {
        return kind.type();
    }

    /** How a message speaks of it: by a reference that nobody but us can follow. */
    public Attachment asAttachment() {
        return new Attachment(type(), SCHEME + id, name);
    }
}
