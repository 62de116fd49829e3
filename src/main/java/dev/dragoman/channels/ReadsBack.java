package dev.dragoman.channels;

import dev.dragoman.message.Outbound;
import java.time.Instant;

/** A channel that can look into the network's lists for a send whose answer got lost. */
public interface ReadsBack extends Channel {

    /**
     * Looks for a send by our own account, its words and its time. Never throws for the network or the wire, and never
     * says {@code Absent} unless the list shows something later in the same thread.
     *
     * @param sentAt when the send was written down as leaving; it cannot have happened earlier
     */
    ReadBack readBack(Outbound outbound, Instant sentAt);
}
