package dev.dragoman.channels;

import java.util.UUID;
import okio.ByteString;

/**
 * A file that is to be sent.
 *
 * @param id      the one it was handed in under, in the conversation it is for
 * @param name    harmless, and it ends as its kind does
 * @param kind    what its own first bytes tell, such as {@code png}
 * @param caption the words that go with it; may be empty
 */
public record OutgoingFile(UUID id, String name, String kind, ByteString bytes, String caption) {

    /** Its media type, as a network wants to be told it. */
    public String mediaType() {
        return switch (kind) {
            case "png", "jpeg", "gif", "webp" -> "image/" + kind;
            case "pdf" -> "application/pdf";
            case "text" -> "text/plain";
            default -> "application/octet-stream";
        };
    }
}
