package dev.dragoman.bus;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of the quarantine that a person has settled.
 *
 * @param reason        why it was there
 * @param settledReason what the person did or why it was discarded
 */
public record QuarantineSettled(
        OffsetDateTime at,
        String channel,
        String what,
        String reason,
        OffsetDateTime settledAt,
        @Nullable String settledBy,
        @Nullable String settledReason) {}
