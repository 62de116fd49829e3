package dev.dragoman.understanding;

/** How much time a text is worth. */
public enum Effort {
    /** Words and letters alone, and nobody else is asked. */
    WORDS,
    /** The encoder where words are unsure, and a little may be lost by it. */
    HURRIED,
    /** The encoder where words are unsure. */
    CALM,
    /** The encoder for every text. */
    FULL
}
