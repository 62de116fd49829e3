package dev.dragoman.channels;

import dev.dragoman.message.NetworkId;

/** What a look into the network's own lists tells about a send whose answer got lost. */
public sealed interface ReadBack {

    /** It is there. */
    record Found(NetworkId id) implements ReadBack {}

    /** It is not there, although the list shows something later in the same thread. An empty list proves nothing. */
    record Absent(String why) implements ReadBack {}

    /** The lists do not tell. */
    record Unknown(String why) implements ReadBack {}
}
