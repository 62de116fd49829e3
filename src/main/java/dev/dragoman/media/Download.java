package dev.dragoman.media;

import okio.ByteString;

/** How a download ended. */
public sealed interface Download {

    /** The whole file, whose kind its own first bytes tell. */
    record Fetched(FileKind kind, ByteString bytes) implements Download {}

    /** Nothing is handed on. */
    record Refused(Why why) implements Download {}

    /** Why nothing is handed on. */
    enum Why {
        /** Its address leads into a network that is not public, is not encrypted, or leads on too often. */
        FORBIDDEN,
        /** Whoever keeps it does not answer. */
        UNREACHABLE,
        /** It took longer than it may. */
        SLOW,
        /** Whoever keeps it does not hand it out, or not any more. */
        GONE,
        /** It is larger than it may be. */
        LARGE,
        /** It is of no kind that is handed on, whatever it claims to be. */
        KIND,
        /** Too many are fetched just now. */
        BUSY
    }
}
