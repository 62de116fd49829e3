package dev.dragoman.message;

import java.time.Instant;

/**
 * What every event of a network has.
 *
 * @param address where it happened
 * @param id      the network's id of the thing it is about; together with kind and version it is heard only once
 * @param version tells repeats from changes: empty for a first message, a hash of the content for an edit
 * @param at      when it happened, by the network's clock
 */
public record Event(Address address, NetworkId id, String version, Instant at) {

    public Event {
        version = Foreign.cut(Foreign.text(version), 128);
    }

    /** An event that cannot change. */
    public static Event of(Address address, NetworkId id, Instant at) {
        return new Event(address, id, "", at);
    }
}
