package dev.dragoman.simulator.mastodon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post.
 *
 * @param author     the number of the customer who wrote it; 0 for the account
 * @param byApp      whether it came by the API
 * @param visibility {@code public}, {@code unlisted} or {@code direct}
 * @param parent     the post it answers; null for none
 * @param named      who is named in it, by number; 0 for the account
 * @param editedAt   when it was changed last; null for never
 * @param liked      whether the account likes it
 */
record Toot(
        String id,
        int author,
        boolean byApp,
        String text,
        String visibility,
        @Nullable String parent,
        List<Integer> named,
        Instant at,
        @Nullable Instant editedAt,
        boolean liked) {

    /** Whether it passes before this person's eyes: their own, or one that names them. */
    boolean concerns(int person) {
        return author == person || named.contains(person);
    }

    Toot edited(String words, List<Integer> nowNamed, Instant when) {
        return new Toot(id, author, byApp, words, visibility, parent, nowNamed, at, when, liked);
    }

    Toot withLike() {
        return new Toot(id, author, byApp, text, visibility, parent, named, at, editedAt, true);
    }
}
