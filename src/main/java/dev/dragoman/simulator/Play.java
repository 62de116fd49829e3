package dev.dragoman.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Something a pretend person does.
 *
 * @param act      one of {@code start, write, picture, press, edit, withdraw, react, read, inbox, comment,
 *                 edit-comment, withdraw-comment, like-comment, page-comment}, or one that another network has
 * @param customer the number of the customer, from 1
 * @param target   the id of the message or comment it is about; for a comment the one it answers, or none
 * @param text     the words, the emoji of a reaction (empty takes it back) or the link of a picture
 * @param payload  what the pressed button or quick reply carries
 */
public record Play(
        String act,
        int customer,
        @Nullable String target,
        @Nullable String text,
        @Nullable String payload) {

    static final int LONGEST_TEXT = 20_000;

    /** The words; empty when there are none, refused when there are too many. */
    public String words() {
        String words = text == null ? "" : text;
        if (words.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A text has at most " + LONGEST_TEXT + " characters.");
        }
        return words;
    }

    /** The words, refused when there are none. */
    public String someWords() {
        if (words().isBlank()) {
            throw new IllegalArgumentException("Write something first.");
        }
        return words();
    }

    /** What it is about, or the other one when it does not say. */
    public String targetOr(String otherwise) {
        return target == null || target.isEmpty() ? otherwise : target;
    }
}
