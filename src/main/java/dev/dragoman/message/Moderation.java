package dev.dragoman.message;

/** What can be done with a comment that stands there already, or with words of our own. Stored under its name. */
public enum Moderation {
    /** Nobody but its author, and those who moderate, sees the comment any more. */
    HIDE,
    /** Everybody sees the comment again. */
    SHOW,
    /** The comment goes away for everybody. */
    DELETE,
    /** The comment has passed the review and is published. */
    APPROVE,
    /** The comment goes away, and the network learns from it what spam is. */
    SPAM,
    /** Our own words go away for everybody. */
    DELETE_OWN;

    /** Whether something goes away for good, so that a person should be asked twice. */
    public boolean isFinal() {
        return this == DELETE || this == SPAM || this == DELETE_OWN;
    }

    /** Whether it deletes: a comment, or our own words. */
    public boolean isDeletion() {
        return this == DELETE || this == DELETE_OWN;
    }
}
