package dev.dragoman.channels.mastodon;

import dev.dragoman.system.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where the last look at an account ended.
 *
 * @param mention the last notification that was read
 * @param own     the last post of our own account that was read
 * @param turn    how many looks there were, since not every look asks for everything
 * @param watched the latest posts of customers, the oldest first
 */
record MastodonPlace(String mention, String own, int turn, List<Watched> watched) {

    /**
     * A post that is looked at again from time to time, for edits and deletions.
     *
     * @param isOpen   whether it belongs to a public thread
     * @param editedAt when it had been changed last as we saw it; empty for never
     */
    record Watched(String id, String thread, boolean isOpen, String editedAt) {}

    /** Null for the first look. */
    static @Nullable MastodonPlace read(@Nullable String written) {
        try {
            return written == null ? null : Json.MAPPER.readValue(written, MastodonPlace.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    String write() {
        return Json.MAPPER.writeValueAsString(this);
    }
}
