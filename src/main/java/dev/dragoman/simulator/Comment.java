package dev.dragoman.simulator;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One comment under the page's post.
 *
 * @param id                the network's comment id
 * @param parent            the comment it answers; null when it stands directly under the post
 * @param customer          the number of its author; 0 for the page itself
 * @param hidden            only its author still sees it
 * @param likedByPage       whether the page likes it
 * @param likes             the numbers of the customers who like it
 * @param edited            whether its author changed it
 * @param removed           deleted; the text is gone
 * @param answeredPrivately its one private reply is used up
 */
public record Comment(
        String id,
        @Nullable String parent,
        int customer,
        String text,
        Instant at,
        boolean hidden,
        boolean likedByPage,
        Set<Integer> likes,
        boolean edited,
        boolean removed,
        boolean answeredPrivately) {

    /** A comment directly under the post. */
    public static Comment of(String id, int customer, String text, Instant at) {
        return new Comment(id, null, customer, text, at, false, false, Set.of(), false, false, false);
    }

    /** The same as an answer to another comment, or under the post when there is none. */
    public Comment under(@Nullable String other) {
        return new Comment(
                id, other, customer, text, at, hidden, likedByPage, likes, edited, removed, answeredPrivately);
    }

    /** Whether the page wrote it. */
    public boolean byPage() {
        return customer == 0;
    }

    /** The same, hidden or shown again. */
    public Comment hidden(boolean now) {
        return new Comment(id, parent, customer, text, at, now, likedByPage, likes, edited, removed, answeredPrivately);
    }

    Comment likedByPage(boolean now) {
        return new Comment(id, parent, customer, text, at, hidden, now, likes, edited, removed, answeredPrivately);
    }

    Comment toggledLike(int by) {
        var now = new HashSet<>(likes);
        if (!now.add(by)) {
            now.remove(by);
        }
        return new Comment(
                id,
                parent,
                customer,
                text,
                at,
                hidden,
                likedByPage,
                Set.copyOf(now),
                edited,
                removed,
                answeredPrivately);
    }

    Comment edited(String newText) {
        return new Comment(
                id, parent, customer, newText, at, hidden, likedByPage, likes, true, removed, answeredPrivately);
    }

    /** The same after it was deleted. */
    public Comment takenBack() {
        return new Comment(
                id, parent, customer, "", at, hidden, likedByPage, Set.of(), edited, true, answeredPrivately);
    }

    /** The same with its one private reply used up. */
    public Comment withPrivateAnswer() {
        return new Comment(id, parent, customer, text, at, hidden, likedByPage, likes, edited, removed, true);
    }
}
