package dev.dragoman.understanding;

/**
 * A thing that was named.
 *
 * @param entity    its kind, such as {@code order_number}
 * @param value     its value, after synonyms
 * @param start     offset of the first character in the text, in UTF-16 units
 * @param end       offset after the last character, in UTF-16 units
 * @param extractor who found it
 */
public record Entity(String entity, String value, int start, int end, String extractor) {}
