package dev.dragoman.channels;

import java.util.Map;

/** What really happened on the wire when we called a network. */
public sealed interface NetworkAnswer {

    /** The same for a call that may be repeated without harm: when its answer got lost, it is as if it had never left. */
    default NetworkAnswer ofRepeatable() {
        return this instanceof Unclear(String why) ? new NotSent(why) : this;
    }

    /**
     * The network answered.
     *
     * @param headers the last value of each header, by lower-case name
     * @param body    at most 3 MB of text
     */
    record Answered(int status, Map<String, String> headers, String body) implements NetworkAnswer {}

    /** No byte of the body left us: name resolution, connection or TLS failed. */
    record NotSent(String why) implements NetworkAnswer {}

    /** The body, or a part of it, left us and no clear answer came back. */
    record Unclear(String why) implements NetworkAnswer {}
}
