package dev.dragoman.channels;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.List;

/** A network through which customers reach the brand. Beans of this type are found by the rest of the house. */
public interface Channel {

    /** Its name in settings, routes and addresses. */
    ChannelId id();

    /** What the network allows in private messages or under public comments. */
    Limits limits(Visibility visibility);

    /** What the network lets us find out about a send whose answer got lost. */
    Proof proof();

    /** How long to wait for a customer to finish a thought that comes in several messages; zero for none. */
    Duration quiet();

    /** The accounts that are configured, in the order of the settings. */
    List<AccountState> accounts();

    /** Sends one thing. Never throws for anything the network or the wire may do: every ending is a value. */
    SendResult send(Outbound outbound);

    /** What can be proven about a send that got no clear answer, by {@code reliability.md} as classes A, B and C. */
    enum Proof {
        /** A key of ours makes a repeated send harmless. */
        CLIENT_KEY,
        /** An echo or a list tells whether the send arrived. */
        ECHO,
        /** Nothing tells. */
        NONE
    }
}
