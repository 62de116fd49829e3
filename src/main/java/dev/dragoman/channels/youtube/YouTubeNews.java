package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.youtube.Memory.Known;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the lists tell beyond what is known: new comments, changed ones, and those that are gone. */
final class YouTubeNews {

    private final String account;
    private final Memory memory;
    private final Instant now;
    private final List<Polled.Page> pages = new ArrayList<>();

    YouTubeNews(String account, Memory memory, Instant now) {
        this.account = account;
        this.memory = memory;
        this.now = now;
    }

    /** The items that tell something, in the order they were read. */
    List<Polled.Page> pages() {
        return List.copyOf(pages);
    }

    /** Something that is no thread: it goes to quarantine, but only once. */
    void broken(JsonNode item) {
        if (memory.broken().add(item.toString().hashCode())) {
            page(item, new Reception.Unreadable("the item lacks what makes it a thread of comments"));
        }
    }

    /** Tells what is new in a thread, and what is known of it now; the count of its replies is left open. */
    Known thread(JsonNode thread, YouTubeComment root, @Nullable Known before) {
        List<Inbound> events = new ArrayList<>();
        String version = version(root, before == null ? null : before.version(), events);
        Known known = before == null
                ? new Known(root.published(), root.published(), -1, version, Map.of())
                : new Known(root.published(), before.active(), -1, version, before.replies());
        Known after = add(comments(thread.path("replies").path("comments").values()), known, events);
        tell(thread, events);
        return after;
    }

    /** The same for the list of a thread's replies; those that stand there are taken out of {@code gone}. */
    Known replies(List<JsonNode> items, Known known, Set<String> gone) {
        List<YouTubeComment> comments = comments(items);
        comments.forEach(comment -> gone.remove(comment.id().value()));
        List<Inbound> events = new ArrayList<>();
        Known after = add(comments, known, events);
        tell(list(items), events);
        return after;
    }

    private Known add(List<YouTubeComment> comments, Known known, List<Inbound> events) {
        Map<String, String> replies = new LinkedHashMap<>(known.replies());
        Instant active = known.active();
        for (YouTubeComment comment : comments) {
            if (!comment.isHidden() && comment.parent() != null) {
                String id = comment.id().value();
                replies.put(id, version(comment, replies.get(id), events));
                active = comment.published().isAfter(active) ? comment.published() : active;
            }
        }
        return new Known(known.published(), active, known.count(), known.version(), replies);
    }

    private String version(YouTubeComment comment, @Nullable String before, List<Inbound> events) {
        if (before == null) {
            return first(comment, events);
        }
        if (!before.equals(Known.SILENT) && !before.equals(comment.version())) {
            events.add(comment.edited(address(comment.thread())));
            return comment.version();
        }
        return before;
    }

    private String first(YouTubeComment comment, List<Inbound> events) {
        if (comment.published().isBefore(memory.since())) {
            return Known.SILENT;
        }
        events.add(comment.written(address(comment.thread()), account));
        return comment.isBy(account) ? Known.SILENT : comment.version();
    }

    /** The ids in a thread that wait for review; what is new of them is kept raw and not told: nobody could answer it. */
    Set<String> waiting(JsonNode thread, Set<String> before) {
        Set<String> waiting = new LinkedHashSet<>();
        List<JsonNode> all = new ArrayList<>(List.of(thread.path("snippet").path("topLevelComment")));
        all.addAll(thread.path("replies").path("comments").values());
        comments(all).stream()
                .filter(YouTubeComment::isHidden)
                .forEach(comment -> waiting.add(comment.id().value()));
        if (!before.containsAll(waiting)) {
            page(thread, new Reception.Taken(List.of(), waiting.size()));
        }
        return waiting;
    }

    /** A comment that stands, although a list did not show it: one that was let in is told, one that is hidden forgotten. */
    void released(JsonNode item) {
        @Nullable YouTubeComment comment = YouTubeComment.read(item, now);
        if (comment == null) {
            return;
        }
        String id = comment.id().value();
        String root = comment.thread().value();
        if (comment.isHidden()) {
            forget(id);
            return;
        }
        List<Inbound> events = new ArrayList<>();
        @Nullable Known known = memory.threads().get(root);
        if (comment.parent() != null) {
            Known thread = known == null ? new Known(Instant.EPOCH, now, -1, Known.SILENT, Map.of()) : known;
            memory.threads().put(root, add(List.of(comment), thread, events));
        } else {
            // It is not expected among the newest any more: YouTube may list it anywhere.
            String version = version(comment, known == null ? null : known.version(), events);
            Map<String, String> replies = known == null ? Map.of() : known.replies();
            memory.threads().put(root, new Known(Instant.EPOCH, now, -1, version, replies));
        }
        tell(item, events);
    }

    /** A comment that YouTube does not know any more; with a root its replies go too. */
    void withdrawn(String id) {
        List<Inbound> events = new ArrayList<>();
        @Nullable Known thread = memory.threads().get(id);
        if (thread != null) {
            gone(id, id, thread.version(), events);
            thread.replies().forEach((reply, version) -> gone(id, reply, version, events));
        } else {
            memory.threads().forEach((root, known) -> {
                @Nullable String version = known.replies().get(id);
                if (version != null) {
                    gone(root, id, version, events);
                }
            });
        }
        forget(id);
        tell(Json.MAPPER.createObjectNode().put("asked", id).putNull("found"), events);
    }

    private void gone(String root, String id, String version, List<Inbound> events) {
        if (!version.equals(Known.SILENT)) {
            // The version keeps a second withdrawal apart, after a removed comment was let in again.
            events.add(new Inbound.Withdrawn(new Event(address(new NetworkId(root)), new NetworkId(id), version, now)));
        }
    }

    /** A comment that is hidden from the public; should it come back it is told anew, and heard only once. */
    void forget(String id) {
        memory.threads().remove(id);
        memory.threads().values().forEach(known -> known.replies().remove(id));
    }

    private List<YouTubeComment> comments(Iterable<JsonNode> items) {
        List<YouTubeComment> comments = new ArrayList<>();
        for (JsonNode item : items) {
            @Nullable YouTubeComment comment = YouTubeComment.read(item, now);
            if (comment == null) {
                broken(item);
            } else {
                comments.add(comment);
            }
        }
        return comments;
    }

    private void tell(JsonNode body, List<Inbound> events) {
        if (!events.isEmpty()) {
            page(body, new Reception.Taken(List.copyOf(events), 0));
        }
    }

    private void page(JsonNode body, Reception reception) {
        pages.add(new Polled.Page(Json.MAPPER.writeValueAsBytes(body), reception));
    }

    private static JsonNode list(List<JsonNode> items) {
        var list = Json.MAPPER.createObjectNode();
        list.putArray("items").addAll(items);
        return list;
    }

    private Address address(NetworkId thread) {
        return new Address(YouTubeChannel.ID, new AccountId(account), Visibility.PUBLIC, thread);
    }
}
