package dev.dragoman.system.postgres;

import org.jspecify.annotations.Nullable;

/** There is no embedded server to be had here; the message is one sentence that says why and what to set. */
public final class PostgresUnavailable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PostgresUnavailable(String sentence) {
        this(sentence, null);
    }

    PostgresUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
