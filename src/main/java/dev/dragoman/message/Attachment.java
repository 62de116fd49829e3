package dev.dragoman.message;

import org.jspecify.annotations.Nullable;

/**
 * Something that came with a message, kept by reference; nothing is downloaded unless a person asks.
 *
 * @param kind  the network's word for it, such as {@code image}
 * @param url   where the network keeps it, at most 4,000 characters; null if it does not say
 * @param title its name, at most 300 characters
 */
public record Attachment(
        String kind, @Nullable String url, @Nullable String title) {

    public Attachment {
        kind = Foreign.cut(Foreign.text(kind), 60);
        url = url == null ? null : Foreign.cut(Foreign.text(url), 4000);
        title = title == null ? null : Foreign.cut(Foreign.text(title), 300);
    }
}
