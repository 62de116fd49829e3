package dev.dragoman.media;

/** How handing in a file ended. */
public sealed interface Keeping {

    /** It is stored for good. */
    record Kept(KeptFile file) implements Keeping {}

    /** It is not stored. */
    record NotKept(Why why) implements Keeping {}

    /** Why it is not stored. */
    enum Why {
        /** Its first bytes are those of no kind that is handed on. */
        KIND,
        /** It is empty, or larger than one file may be. */
        SIZE,
        /** Its owner handed in too much already, or all owners together did. */
        FULL
    }
}
