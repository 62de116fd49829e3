package dev.dragoman.channels.meta;

import java.util.Map;

/** What to do about something that is to be said. */
public sealed interface Rendered {

    /** Post this to an edge of a node. */
    record Call(String node, String edge, Map<String, Object> body) implements Rendered {}

    /** The network would not take it. */
    record No(String why) implements Rendered {}
}
