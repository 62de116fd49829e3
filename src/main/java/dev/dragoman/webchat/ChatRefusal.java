package dev.dragoman.webchat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The API refuses a request: a status and one sentence that the caller may read. */
final class ChatRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration pause;

    private ChatRefusal(int status, String sentence, @Nullable Duration pause) {
        super(sentence, null, false, false);
        this.status = status;
        this.pause = pause;
    }

    static ChatRefusal badRequest(String sentence) {
        return new ChatRefusal(400, sentence, null);
    }

    static ChatRefusal unknownVisitor() {
        return new ChatRefusal(401, "This conversation is not known. Start a new one.", null);
    }

    static ChatRefusal tooLarge() {
        return new ChatRefusal(413, "The request is larger than 64 KB.", null);
    }

    static ChatRefusal badSize() {
        return new ChatRefusal(413, "A file may have up to 5 MB, and must not be empty.", null);
    }

    static ChatRefusal badKind() {
        return new ChatRefusal(415, "Files of this kind are not taken. Pictures, PDF and plain text are.", null);
    }

    static ChatRefusal full() {
        return new ChatRefusal(507, "There is no room for more files in this conversation.", null);
    }

    static ChatRefusal tooOften(String sentence, Duration pause) {
        return new ChatRefusal(429, sentence, pause);
    }

    static ChatRefusal unavailable() {
        return new ChatRefusal(503, "Nothing can be stored just now. Please try again.", Duration.ofSeconds(2));
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** After this time the caller may try again; null if it makes no difference. */
    @Nullable
    Duration pause() {
        return pause;
    }
}
