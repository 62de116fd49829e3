package dev.dragoman.conversations;

/** How the filing of an event ended. */
public enum Filed {
    /** It is new, and stored. */
    NEW,
    /** The network told it before; nothing changed. */
    REPEAT
}
