package dev.dragoman.bus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proven request or an event that nobody could work on.
 *
 * @param at           since when
 * @param what         in a few words
 * @param reason       why
 * @param kind         of the event; null for a request
 * @param conversation the key of the event's conversation; null for a request
 * @param words        what the customer wrote, where the event can be read; else empty
 * @param bytes        the size of what is kept of it
 * @param beginning    of the raw bytes as text, at most 2,000 characters
 */
public record Quarantined(
        long id,
        Instant at,
        String channel,
        String what,
        String reason,
        @Nullable String kind,
        @Nullable String conversation,
        String words,
        int bytes,
        String beginning) {}
