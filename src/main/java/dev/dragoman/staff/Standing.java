package dev.dragoman.staff;

import java.time.Instant;

/**
 * What a session rests on: when it no longer equals what was true at sign-in, the session ends.
 *
 * @param passwordChangedAt by the clock of the database, UTC
 */
public record Standing(Role role, Instant passwordChangedAt) {}
