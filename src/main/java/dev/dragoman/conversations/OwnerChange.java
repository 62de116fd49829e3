package dev.dragoman.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of owner and its reason; {@code byName} is the person who made it, null for the house itself. */
public record OwnerChange(
        Instant at,
        Owner was,
        Owner now,
        String reason,
        @Nullable String byName) {}
