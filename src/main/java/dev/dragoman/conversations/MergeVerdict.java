package dev.dragoman.conversations;

/** How a decision about customers ended. */
public sealed interface MergeVerdict {

    /** It is done. */
    record Done(CustomerId one, CustomerId other) implements MergeVerdict {}

    /** Somebody was faster; {@code by} is empty where the decision was withdrawn since. */
    record AlreadyDecided(String by) implements MergeVerdict {}

    /** It would join two of whom somebody said that they are not the same, or one who has not agreed. */
    record NotAllowed() implements MergeVerdict {}
}
