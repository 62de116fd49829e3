package dev.dragoman.delivery;

import java.time.Instant;

/** What became of a person's decision about a send. */
public sealed interface Verdict {

    /** It is written down. */
    record Done() implements Verdict {}

    /** Somebody, or the network itself, was faster; nothing was done. The name is empty where nobody's was kept. */
    record AlreadySettled(String by) implements Verdict {}

    /** The network takes no more messages here since then, until the customer writes again; nothing was done. */
    record WindowClosed(Instant since) implements Verdict {}
}
