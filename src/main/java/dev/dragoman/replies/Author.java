package dev.dragoman.replies;

import java.util.UUID;

/**
 * Who wrote or published a version.
 *
 * @param id   the person's id
 * @param name the name as it was then, so that the history can be read after the person has left
 */
public record Author(UUID id, String name) {}
