package dev.dragoman.learning;

/**
 * One change of what the files teach.
 *
 * @param text the sentence; for a new intent, its answer
 */
public record Change(Kind kind, String intent, String text) {

    /** What is done. */
    public enum Kind {
        /** A sentence becomes an example of an intent. */
        ADD,
        /** An example of the files is one no longer. */
        REMOVE,
        /** A new intent; its examples are changes of their own. */
        CREATE
    }
}
