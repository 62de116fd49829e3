package dev.dragoman.channels;

import dev.dragoman.message.Inbound;
import java.util.List;

/** What a network tells when it is asked what was said. */
public sealed interface Missed {

    /** Everything since the time asked for, in the order in which it was said, and the network's answers as they came. */
    record Told(List<Page> pages) implements Missed {}

    /** The network could not be asked, or told only a part: ask again later for all of it. */
    record Unavailable(String why) implements Missed {}

    /**
     * One answer of the network.
     *
     * @param body   the raw bytes as they came
     * @param events what it tells, the oldest first
     */
    record Page(byte[] body, List<Inbound> events) {}
}
