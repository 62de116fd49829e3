package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.time;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.discourse.DiscourseApi.Answer;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads what was posted on a forum since a time: its public posts, then the private ones the bot may read. A forum does
 * not call again for a webhook that nobody took, unless it is set to.
 *
 * <p>The lists go back by id. Older versions of Discourse tell the posts among the 50 ids from one on, which may be
 * none; newer ones the next 50 posts. So a list ends below the first post that is too old, and where none is known after
 * several empty pages.
 */
final class DiscourseCatchUp {

    /** Three calls need no rest; more of them leave half of a minute's 60 calls to the answers. */
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(2);

    private static final int WITHOUT_REST = 3;
    private static final int MOST_CALLS = 100;
    private static final int IDS_OF_A_PAGE = 50;
    private static final int EMPTY_PAGES = 5;

    private final Function<String, Answer> forum;
    private final DiscourseUpdate update;
    private final String baseUrl;
    private final Instant since;
    private final List<Missed.Page> read = new ArrayList<>();
    private int calls;
    private long newest;
    private long tooOld;

    DiscourseCatchUp(Function<String, Answer> forum, DiscourseUpdate update, String baseUrl, Instant since) {
        this.forum = forum;
        this.update = update;
        this.baseUrl = baseUrl;
        this.since = since;
    }

    Missed read() {
        try {
            all("posts.json", "latest_posts", Visibility.PUBLIC);
            all("private-posts.json", "private_posts", Visibility.PRIVATE);
            return new Missed(read, null);
        } catch (Unread e) {
            return new Missed(read, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(read, "interrupted");
        }
    }

    private void all(String path, String root, Visibility visibility) throws Unread, InterruptedException {
        long before = 0;
        int empty = 0;
        do {
            JsonNode body = call(before == 0 ? path : path + "?before=" + before);
            JsonNode posts = body.path(root);
            if (!posts.isArray()) {
                throw new Unread("the forum's list " + path + " could not be read");
            }
            keep(body, posts, visibility);
            empty = posts.isEmpty() ? empty + 1 : 0;
            before = next(posts, before);
        } while (before > Math.max(tooOld, 1) && (tooOld > 0 || empty < EMPTY_PAGES));
    }

    /** Where the list goes on below a page; 0 when it has come to its end. */
    private long next(JsonNode posts, long before) {
        long lowest = before;
        for (JsonNode post : posts) {
            long id = number(post, "id");
            newest = Math.max(newest, id);
            lowest = lowest == 0 ? id : Math.min(lowest, id);
            if (time(post, "created_at").map(at -> at.isBefore(since)).orElse(false)) {
                tooOld = Math.max(tooOld, id);
            }
        }
        long from = before == 0 ? newest : before;
        return lowest > 0 && lowest != before ? lowest : Math.max(0, from - IDS_OF_A_PAGE);
    }

    private void keep(JsonNode body, JsonNode posts, Visibility visibility) {
        List<Inbound> events = new ArrayList<>();
        for (JsonNode post : List.copyOf(posts.values()).reversed()) {
            if (time(post, "created_at").map(at -> !at.isBefore(since)).orElse(false)) {
                DiscoursePost.of(post, baseUrl).ifPresent(it -> events.addAll(update.listed(it, visibility)));
            }
        }
        if (!events.isEmpty()) {
            read.add(new Missed.Page(body.toString().getBytes(StandardCharsets.UTF_8), events));
        }
    }

    private JsonNode call(String path) throws Unread, InterruptedException {
        if (++calls > WITHOUT_REST) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_CALLS.toNanos());
        }
        if (calls > MOST_CALLS) {
            throw new Unread("more was posted than " + MOST_CALLS + " calls can tell");
        }
        return switch (forum.apply(path)) {
            case Answer.Failed failed -> throw new Unread("the forum's list " + path + " could not be read");
            case Answer.Done(JsonNode body) -> body;
        };
    }

    /** The forum does not tell. */
    private static final class Unread extends Exception {

        private static final long serialVersionUID = 1L;

        Unread(String why) {
            super(why);
        }
    }
}
