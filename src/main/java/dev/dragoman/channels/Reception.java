package dev.dragoman.channels;

import dev.dragoman.message.Inbound;
import java.util.List;

/** How a webhook request ends. */
public sealed interface Reception {

    /** A set-up handshake; the body goes back with 200, as JSON where the network wants that. Nothing is stored. */
    record Handshake(String body, boolean json) implements Reception {

        /** Answered with plain text. */
        public Handshake(String body) {
            this(body, false);
        }
    }

    /** No proof of the sender, or not something this address takes; the status goes back, nothing is stored. */
    record Refused(int status, String why) implements Reception {}

    /** Proven but not readable; the raw request goes to quarantine and is acknowledged. */
    record Unreadable(String why) implements Reception {}

    /**
     * Proven and read.
     *
     * @param events  in the order of the request
     * @param skipped how many items were of a kind we do not use; the raw request is stored all the same
     */
    record Taken(List<Inbound> events, int skipped) implements Reception {}
}
