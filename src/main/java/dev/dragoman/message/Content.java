package dev.dragoman.message;

import java.util.List;

/**
 * What somebody wrote.
 *
 * @param text        the words, at most 100,000 UTF-16 units, may be empty when there are attachments
 * @param attachments what came along, at most 50
 */
public record Content(String text, List<Attachment> attachments) {

    /** Longer texts are cut here; no network we know carries more than 65,536. */
    public static final int LONGEST = 100_000;

    public Content {
        text = Foreign.cut(Foreign.text(text), LONGEST);
        attachments = attachments.stream().limit(50).toList();
    }

    /** Words alone. */
    public static Content of(String text) {
        return new Content(text, List.of());
    }
}
