package dev.dragoman.message;

/**
 * A button or quick reply.
 *
 * @param title   what the customer reads
 * @param payload what comes back when it is pressed, such as {@code /track_order}
 */
public record Choice(String title, String payload) {}
