package dev.dragoman.rasa;

/**
 * Something a customer said.
 *
 * @param id   of the message, the same whenever it is told again
 * @param text as Rasa is to hear it
 */
public record Line(String id, String text) {}
