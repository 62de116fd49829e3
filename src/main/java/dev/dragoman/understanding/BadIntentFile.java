package dev.dragoman.understanding;

/**
 * The files of {@code intents/} hold mistakes. The message names up to 20 of them, one a line, each with its file, its
 * line and what to do about it.
 */
public final class BadIntentFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadIntentFile(String mistakes) {
        super(mistakes);
    }
}
