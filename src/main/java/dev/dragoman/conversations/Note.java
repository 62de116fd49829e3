package dev.dragoman.conversations;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of the staff wrote for the others. It is no message: nothing that sends takes one.
 *
 * @param browserId made in the browser, so that a repeated request is one note
 */
public record Note(UUID id, String authorName, String text, Instant at, UUID browserId) {}
