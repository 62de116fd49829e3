package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.NetworkClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the pretend blog knows, in memory and bounded: 1,000 customers, 100 posts and 2,000 comments. */
final class Blog {

    /** The number of the user in whose name the API is called. */
    static final long ME = 1;

    private static final int MOST_CUSTOMERS = 1_000;
    private static final int MOST_POSTS = 100;
    private static final int MOST_COMMENTS = 2_000;

    private final NetworkClock clock;
    private final long first;
    private final Map<Long, Post> posts = new LinkedHashMap<>();
    private final Map<Long, BlogComment> comments = new LinkedHashMap<>();
    private long ids;

    Blog(BlogSettings settings, NetworkClock clock) {
        this.clock = clock;
        this.first = settings.seed() * 1_000;
        publish("Hello", "<p>What would you like to know?</p>");
    }

    /** What stands on the blog; both in HTML. */
    record Post(long id, String title, String content, Instant at) {}

    /** A comment as somebody writes it. */
    record Draft(long post, long parent, long author, int customer, String raw, String agent, String status) {}

    Post publish(String title, String content) {
        var post = new Post(first + ++ids, title, content, clock.now());
        posts.put(post.id(), post);
        if (posts.size() > MOST_POSTS) {
            posts.remove(posts.keySet().iterator().next());
        }
        return post;
    }

    /** The post people comment on: the latest. */
    Post latest() {
        return List.copyOf(posts.values()).getLast();
    }

    @Nullable
    Post post(long id) {
        return posts.get(id);
    }

    BlogComment add(Draft draft) {
        var comment = new BlogComment(
                first + ++ids,
                draft.post(),
                draft.parent(),
                draft.author(),
                draft.customer(),
                draft.raw(),
                draft.agent(),
                draft.status(),
                clock.now());
        put(comment);
        return comment;
    }

    void put(BlogComment comment) {
        comments.put(comment.id(), comment);
        if (comments.size() > MOST_COMMENTS) {
            comments.remove(comments.keySet().iterator().next());
        }
    }

    @Nullable
    BlogComment comment(long id) {
        return comments.get(id);
    }

    void remove(long id) {
        comments.remove(id);
    }

    /** All comments, the oldest first. */
    List<BlogComment> comments() {
        return List.copyOf(comments.values());
    }

    /** Whether WordPress would take it for one that stands there already. */
    boolean hasTwin(Draft draft) {
        return comments.values().stream()
                .anyMatch(one -> one.post() == draft.post()
                        && one.parent() == draft.parent()
                        && one.author() == draft.author()
                        && one.raw().equals(draft.raw())
                        && !one.status().equals("trash"));
    }

    /** The number of a person who exists. */
    static int customer(int number) {
        if (number < 1 || number > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return number;
    }

    /** Forgets comments and what was published; ids go on. */
    void clear() {
        comments.clear();
        posts.clear();
        publish("Hello", "<p>What would you like to know?</p>");
    }
}
