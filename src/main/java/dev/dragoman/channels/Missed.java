package dev.dragoman.channels;

import dev.dragoman.message.Inbound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network tells when it is asked what was said.
 *
 * @param pages   the network's answers as they came
 * @param trouble why this is not all, so that all of it is to be asked for again; null when it is
 */
public record Missed(List<Page> pages, @Nullable String trouble) {

    /** Nothing, since the network could not be asked. */
    public static Missed unknown(String why) {
        return new Missed(List.of(), why);
    }

    /**
     * One answer of the network.
     *
     * @param body   the raw bytes as they came
     * @param events what it tells, the oldest first
     */
    public record Page(byte[] body, List<Inbound> events) {}
}
