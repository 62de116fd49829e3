package dev.dragoman.message;

/** Who can read along. */
public enum Visibility {
    /** A comment that everybody may read. */
    PUBLIC,
    /** A message between one customer and the brand. */
    PRIVATE
}
