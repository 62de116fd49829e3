package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * One text for everybody, to be published by one account.
 *
 * @param link     an address of the web to go along; null for none
 * @param imageUrl where the picture lies on the web; null for none
 * @param title    what stands above the text, where the network has such a place; null for none
 * @param key      our own key, the same whenever this publication is tried again on this account
 */
public record Publication(
        AccountId account,
        String text,
        @Nullable String link,
        @Nullable String imageUrl,
        @Nullable String title,
        String key) {

    /** The text with the link below it, unless it stands there already; for networks that make links of words. */
    public String withLink() {
        return link == null || text.contains(link) ? text : (text + "\n\n" + link).strip();
    }
}
