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

    /** What the network allows in private messages or under public comments; {@link Limits#SILENT} where it has none. */
    Limits limits(Visibility visibility);

    /** What the network lets us find out about a send whose answer got lost. */
    Proof proof();

    /** How long to wait for a customer to finish a thought that comes in several messages; zero for none. */
    Duration quiet();

    /** The accounts that are configured, in the order of the settings. */
    List<AccountState> accounts();

    /** Sends one thing. Never throws for anything the network or the wire may do: every ending is a value. */
    SendResult send(Outbound outbound);

    /** How fast each account may speak privately or under public comments. */
    default Pace pace(Visibility visibility) {
        return Pace.GENEROUS;
    }

    /** For {@link Proof#CLIENT_KEY}: how long after a send the network still knows its key. */
    default Duration keyLife() {
        return Duration.ofHours(1);
    }

    /** Whether a bot can be on the other side, so that loops must be broken; false for a caller who programs us. */
    default boolean guarded() {
        return true;
    }

    /** Whether the network forbids to link its people with anybody elsewhere before they have agreed. */
    default boolean linksNeedConsent() {
        return false;
    }

    /** The class of a channel: what can be proven about a send that got no clear answer. */
    enum Proof {
        /** A: a key of ours makes a repeated send harmless. */
        CLIENT_KEY,
        /** B: an echo, or a list by {@link ReadsBack}, tells whether the send arrived. */
        ECHO,
        /** C: nothing tells. */
        NONE
    }
}
