package dev.dragoman.channels.rss;

import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Foreign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed.
 *
 * @param id        what the feed calls it: {@code guid} or {@code id}, else its link, else a hash of its words
 * @param title     its title, without tags
 * @param words     what it says, without tags
 * @param link      where it can be read; empty when the feed does not say
 * @param author    who wrote it; empty when the feed does not say
 * @param enclosure where a picture or a sound lies; empty for none
 * @param at        when it was published or changed; null when the feed does not say
 * @param isReply   whether the feed says what it answers, by {@code in-reply-to} of RFC 4685
 */
record RssItem(
        String id,
        String title,
        String words,
        String link,
        String author,
        String enclosure,
        @Nullable Instant at,
        boolean isReply) {

    private static final int LONGEST_ID = 200;

    /** How WordPress and its like call a comment on its page; an item about comments is not called so. */
    private static final Pattern COMMENT = Pattern.compile(".*#comment-[0-9]+");

    /** Long ids are told apart by their hash. */
    RssItem {
        String named = !id.isBlank() ? id : !link.isBlank() ? link : RssText.hash(title + "\n" + words);
        id = named.length() > LONGEST_ID ? RssText.hash(named) : Foreign.text(named);
    }

    /** Whether it says of itself that it is a comment. */
    boolean isComment() {
        return isReply || COMMENT.matcher(link).matches();
    }

    Content content() {
        List<Attachment> attachments = new ArrayList<>();
        if (!link.isBlank()) {
            attachments.add(new Attachment("link", link, title.isBlank() ? null : title));
        }
        if (!enclosure.isBlank()) {
            attachments.add(new Attachment("enclosure", enclosure, null));
        }
        return new Content((title + "\n\n" + words).strip(), attachments);
    }

    /** Tells one wording from another. */
    String version() {
        return RssText.hash(title + "\n" + words).substring(0, 16);
    }
}
