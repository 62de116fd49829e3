package dev.dragoman.publishing;

import java.util.List;

/** How planning ends. */
public sealed interface Outcome {

    /** It is stored and goes when its time comes. */
    record Stored(PublicationId id) implements Outcome {}

    /** Nothing was stored: some place would not take it, or there is none. */
    record Refused(List<Look> looks) implements Outcome {}

    /** Nothing was stored: somebody changed it meanwhile, or it is leaving already. */
    record TooLate() implements Outcome {}
}
