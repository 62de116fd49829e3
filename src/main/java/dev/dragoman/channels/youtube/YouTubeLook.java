package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.youtube.Memory.Known;
import dev.dragoman.channels.youtube.YouTubeLists.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One look at a channel's comments: the newest threads each time, other recent threads and what waits for review now and
 * then. What is missing from a list is told as withdrawn only when YouTube does not know its id any more.
 */
final class YouTubeLook {

    private static final Duration OLDER_EVERY = Duration.ofMinutes(5);
    private static final Duration HELD_EVERY = Duration.ofMinutes(10);

    /** So long after its last word a thread beyond the newest is still looked at. */
    private static final Duration FOLLOWED = Duration.ofDays(7);

    private final YouTubeLists lists;
    private final Memory memory;
    private final YouTubeNews news;
    private final Instant now;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> shown = new HashSet<>();
    private Instant older;
    private Instant held;

    YouTubeLook(YouTubeLists lists, Memory memory, YouTubeNews news, Instant now) {
        this.lists = lists;
        this.memory = memory;
        this.news = news;
        this.now = now;
        this.older = memory.older();
        this.held = memory.held();
    }

    /** Asks for all that is due. */
    void look() {
        newest();
        if (lists.trouble() == null && !now.isBefore(older.plus(OLDER_EVERY))) {
            others();
        }
        boolean isDue = !now.isBefore(held.plus(HELD_EVERY));
        if (lists.trouble() == null && (isDue || !missing.isEmpty())) {
            waiting();
        }
    }

    /** What it told, with the place after it. */
    Polled told(QuotaLedger ledger, Duration every) {
        String place = memory.write(ledger.spent(), older, held);
        @Nullable SendResult trouble = lists.trouble();
        return trouble == null
                ? new Polled(news.pages(), place, every, null)
                : new Polled(
                        news.pages(),
                        place,
                        Trouble.pause(trouble),
                        Trouble.why(trouble),
                        trouble instanceof SendResult.AccountStopped);
    }

    /** Why it was not all; null when it was. */
    @Nullable
    SendResult trouble() {
        return lists.trouble();
    }

    private void newest() {
        Listed newest = lists.newest(this::isFamiliar);
        newest.items().reversed().forEach(this::thread);
        @Nullable
        Instant end = newest.items().isEmpty() ? null : published(newest.items().getLast());
        if (newest.whole() && end != null) {
            memory.threads().forEach((root, known) -> {
                if (known.published().isAfter(end) && !shown.contains(root)) {
                    missing.add(root);
                }
            });
        }
    }

    private boolean isFamiliar(JsonNode thread) {
        return memory.threads().containsKey(YouTubeFields.text(thread, "id"))
                || published(thread).isBefore(memory.since());
    }

    private Instant published(JsonNode thread) {
        return YouTubeFields.time(thread.path("snippet").path("topLevelComment").path("snippet"), "publishedAt", now);
    }

    private void others() {
        memory.threads()
                .entrySet()
                .removeIf(one ->
                        !shown.contains(one.getKey()) && one.getValue().active().isBefore(now.minus(FOLLOWED)));
        Set<String> roots = new LinkedHashSet<>(memory.threads().keySet());
        roots.removeAll(shown);
        Listed found = lists.threads(roots);
        found.items().forEach(this::thread);
        if (found.whole()) {
            roots.removeAll(shown);
            missing.addAll(roots);
            older = now;
        }
    }

    private void thread(JsonNode thread) {
        @Nullable
        YouTubeComment root = YouTubeComment.read(thread.path("snippet").path("topLevelComment"), now);
        if (root == null) {
            news.broken(thread);
            return;
        }
        String id = root.id().value();
        if (!shown.add(id) || root.isHidden()) {
            return;
        }
        @Nullable Known before = memory.threads().get(id);
        int count = thread.path("snippet").path("totalReplyCount").intValue(0);
        Known after = news.thread(thread, root, before);
        memory.threads().put(id, replies(id, before, after, count));
    }

    /** A thread brings along some replies only; the rest is asked for when they do not explain the count. */
    private Known replies(String root, @Nullable Known before, Known after, int count) {
        boolean isExplained = after.replies().size() == count
                || (before == null && after.published().isBefore(memory.since()))
                || (before != null && before.count() == count && after.replies().equals(before.replies()));
        if (isExplained) {
            return counted(after, count);
        }
        Listed all = lists.replies(root);
        Set<String> gone = new LinkedHashSet<>(after.replies().keySet());
        Known whole = news.replies(all.items(), after, gone);
        if (all.whole()) {
            missing.addAll(gone);
        }
        // What was not reached is asked for again at the next look.
        return counted(whole, lists.trouble() == null ? count : -1);
    }

    private static Known counted(Known known, int count) {
        return new Known(known.published(), known.active(), count, known.version(), known.replies());
    }

    /** What waits for review is asked for at times, and whenever something is missing, which may be there. */
    private void waiting() {
        Set<String> waiting = new LinkedHashSet<>();
        for (String status : List.of("heldForReview", "likelySpam")) {
            Listed list = lists.held(status);
            if (!list.whole()) {
                return;
            }
            list.items().forEach(thread -> waiting.addAll(news.waiting(thread, memory.waiting())));
        }
        held = now;
        missing.stream().filter(waiting::contains).forEach(news::forget);
        Set<String> asked = new LinkedHashSet<>(missing);
        memory.waiting().stream().filter(id -> !isKnown(id)).forEach(asked::add);
        asked.removeAll(waiting);
        memory.waiting().clear();
        memory.waiting().addAll(waiting);
        settle(asked);
    }

    private boolean isKnown(String id) {
        return memory.threads().containsKey(id)
                || memory.threads().values().stream()
                        .anyMatch(known -> known.replies().containsKey(id));
    }

    /** What neither list shows is either gone or was let in; YouTube is asked for each. */
    private void settle(Set<String> asked) {
        Listed found = lists.comments(asked);
        if (!found.whole()) {
            memory.waiting().addAll(asked);
            return;
        }
        Set<String> gone = new LinkedHashSet<>(asked);
        found.items().forEach(item -> gone.remove(YouTubeFields.text(item, "id")));
        found.items().forEach(news::released);
        gone.forEach(news::withdrawn);
    }
}
