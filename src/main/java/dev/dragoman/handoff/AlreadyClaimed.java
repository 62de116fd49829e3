package dev.dragoman.handoff;

/** Somebody else was quicker. */
public class AlreadyClaimed extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    AlreadyClaimed(String holder) {
        super(holder + " has taken this conversation already");
    }
}
