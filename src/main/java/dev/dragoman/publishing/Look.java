package dev.dragoman.publishing;

import dev.dragoman.channels.Composed;

/** How a publication would look in one place. */
public record Look(Outlet outlet, Composed composed) {}
