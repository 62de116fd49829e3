package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a list of comments, the newest first, in pages that get smaller while they are too long to be read. */
final class WordPressList {

    /** The largest page WordPress gives. */
    private static final int LARGEST = 100;

    /** So many of the longest comments there are can be read at once. */
    private static final int SMALLEST = 4;

    private static final SendResult UNREAD =
            new SendResult.TryLater(WordPressErrors.TEMPORARY, "The blog's list of comments could not be read.");

    private final WordPressApi api;
    private final TimeLeft time;

    WordPressList(WordPressApi api, TimeLeft time) {
        this.api = api;
        this.time = time;
    }

    /**
     * What was read of a list.
     *
     * @param isWhole whether it ended by itself
     * @param trouble why no more could be read; null when no more was wanted
     */
    record Pages(
            List<JsonNode> comments,
            boolean isWhole,
            @Nullable SendResult trouble) {}

    /** Reads on as long as a page makes it worth while, but not beyond so many comments. */
    Pages read(String query, int most, Predicate<JsonNode> goesOn) {
        List<JsonNode> comments = new ArrayList<>();
        int size = LARGEST;
        int offset = 0;
        while (offset < most) {
            if (time.isOver()) {
                return new Pages(comments, false, TimeLeft.OVER);
            }
            switch (api.get(path(query, size, offset))) {
                case Answer.Failed failed -> {
                    return new Pages(comments, false, failed.ending());
                }
                case Answer.Done(JsonNode page, int total)
                when page.isArray() -> {
                    page.forEach(comments::add);
                    offset += size;
                    if (total < 0 ? page.size() < size : offset >= total) {
                        return new Pages(comments, true, null);
                    }
                    if (!goesOn.test(page)) {
                        return new Pages(comments, false, null);
                    }
                }
                case Answer.Done unreadable -> {
                    if (size == SMALLEST) {
                        return new Pages(comments, false, UNREAD);
                    }
                    size = Math.max(SMALLEST, size / 5);
                }
            }
        }
        return new Pages(comments, false, null);
    }

    private static String path(String query, int size, int offset) {
        return "comments?context=edit&orderby=date_gmt&order=desc&per_page=" + size + "&offset=" + offset + "&_fields="
                + WordPressComment.FIELDS + "&" + query;
    }
}
