package dev.dragoman.publishing;

import org.jspecify.annotations.Nullable;

/**
 * A place where one can publish.
 *
 * @param name    what people call the account
 * @param missing what has to be done before it works, as a sentence; null for nothing
 */
public record Outlet(Place place, String name, @Nullable String missing) {}
