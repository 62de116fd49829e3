package dev.dragoman.channels;

import dev.dragoman.message.Address;

/** A channel that can show the customer that an answer is being written. */
public interface ShowsTyping extends Channel {

    /** Tells the network; a failure is of no consequence and is swallowed. */
    void typing(Address address);
}
