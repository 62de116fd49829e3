package dev.dragoman.bus;

/** What became of a person's decision about a row in quarantine. */
public sealed interface QuarantineOutcome {

    /** The row is settled; so many events went into the log. */
    record Done(int events) implements QuarantineOutcome {}

    /** Somebody was faster; nothing was done. The name is empty where nobody's was kept. */
    record AlreadySettled(String by) implements QuarantineOutcome {}

    /** Not yet: the row stays as it is. */
    record StillUnreadable(String why) implements QuarantineOutcome {}
}
