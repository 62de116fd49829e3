package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what was written to a Page since a time: its conversations, then the comments under its latest posts. Meta does
 * not send webhooks again that nobody took for longer than it repeats them.
 */
final class FacebookCatchUp {

    /** Meta allows two calls a second of the Conversations API for each Page. */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);

    private static final int MOST_CALLS = 200;
    private static final int LATEST_POSTS = 25;

    private static final Map<String, String> CONVERSATIONS = Map.of(
            "platform", "messenger",
            "fields", "updated_time,messages.limit(25){id,message,from,to,created_time}",
            "limit", "25");

    private static final Map<String, String> COMMENTS = Map.of(
            "filter", "stream",
            "order", "reverse_chronological",
            "fields", "id,message,from,created_time,parent{id}",
            "limit", "100");

    private final GraphApi graph;
    private final GraphApi.Caller page;
    private final Instant since;
    private final List<Missed.Page> read = new ArrayList<>();
    private int calls;

    FacebookCatchUp(GraphApi graph, GraphApi.Caller page, Instant since) {
        this.graph = graph;
        this.page = page;
        this.since = since;
    }

    Missed read() {
        try {
            all("conversations", page.account().value(), CONVERSATIONS, this::conversation);
            for (String post : posts()) {
                all("comments", post, COMMENTS, comment -> comment(post, comment));
            }
            return new Missed(read, null);
        } catch (Unread e) {
            return new Missed(read, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(read, "interrupted");
        }
    }

    /** Reads an edge, the latest first, until everything on a page of it is older than what is asked for. */
    private void all(String edge, String node, Map<String, String> query, Function<JsonNode, List<Inbound>> reader)
            throws Unread, InterruptedException {
        Map<String, String> next = new HashMap<>(query);
        boolean more = true;
        while (more) {
            JsonNode body = call(node, edge, next);
            List<Inbound> events = new ArrayList<>();
            boolean reachesBack = body.path("data").isEmpty();
            for (JsonNode one : body.path("data")) {
                reachesBack |= isOlder(one);
                events.addAll(reader.apply(one));
            }
            if (!events.isEmpty()) {
                read.add(new Missed.Page(body.toString().getBytes(StandardCharsets.UTF_8), events.reversed()));
            }
            String after = text(body.path("paging").path("cursors"), "after");
            more = !reachesBack && body.path("paging").has("next") && !after.isBlank();
            next.put("after", after);
        }
    }

    private List<String> posts() throws Unread, InterruptedException {
        JsonNode body = call(
                page.account().value(),
                "feed",
                Map.of("fields", "id,updated_time", "limit", String.valueOf(LATEST_POSTS)));
        List<String> posts = new ArrayList<>();
        for (JsonNode post : body.path("data")) {
            if (!isOlder(post)) {
                posts.add(text(post, "id"));
            }
        }
        return posts;
    }

    private JsonNode call(String node, String edge, Map<String, String> query) throws Unread, InterruptedException {
        if (calls++ > 0) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_CALLS.toNanos());
        }
        if (calls > MOST_CALLS) {
            throw new Unread("more was said than " + MOST_CALLS + " calls can tell");
        }
        return switch (graph.get(page, node, edge, query)) {
            case GraphAnswer.Failed(var result) -> throw new Unread("the Page's " + edge + " could not be read");
            case GraphAnswer.Done(JsonNode body) -> body;
        };
    }

    private boolean isOlder(JsonNode one) {
        String written = one.has("updated_time") ? text(one, "updated_time") : text(one, "created_time");
        return GraphTime.read(written).map(at -> at.isBefore(since)).orElse(false);
    }

    /** The lines of one conversation, the latest first. */
    private List<Inbound> conversation(JsonNode conversation) {
        List<Inbound> lines = new ArrayList<>();
        for (JsonNode message : conversation.path("messages").path("data")) {
            isNew(message).flatMap(at -> line(message, at)).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<Inbound> line(JsonNode message, Instant at) {
        @Nullable NetworkId id = MetaFields.id(message, "id");
        @Nullable NetworkId from = MetaFields.id(message.path("from"), "id");
        boolean isOurs = isPage(from);
        @Nullable
        NetworkId person =
                isOurs ? MetaFields.id(message.path("to").path("data").path(0), "id") : from;
        if (id == null || person == null || isPage(person)) {
            return Optional.empty();
        }
        Event event = Event.of(address(Visibility.PRIVATE, person), id, at);
        Content content = Content.of(text(message, "message"));
        return Optional.of(
                isOurs
                        ? new Inbound.Echoed(event, content, null, null)
                        : new Inbound.Said(event, new Party(person, null), content, null, null));
    }

    private List<Inbound> comment(String post, JsonNode comment) {
        return isNew(comment).flatMap(at -> comment(post, comment, at)).stream().toList();
    }

    private Optional<Inbound> comment(String post, JsonNode comment, Instant at) {
        @Nullable NetworkId id = MetaFields.id(comment, "id");
        if (id == null) {
            return Optional.empty();
        }
        @Nullable NetworkId parent = MetaFields.id(comment.path("parent"), "id");
        @Nullable NetworkId from = MetaFields.id(comment.path("from"), "id");
        Content content = Content.of(text(comment, "message"));
        if (isPage(from)) {
            NetworkId thread = parent == null ? new NetworkId(post) : parent;
            Event event = Event.of(address(Visibility.PUBLIC, thread), id, at);
            return Optional.of(new Inbound.Echoed(event, content, null, thread));
        }
        Event event = Event.of(address(Visibility.PUBLIC, parent == null ? id : parent), id, at);
        String name = text(comment.path("from"), "name");
        Party author = from == null ? Party.UNKNOWN : new Party(from, name.isBlank() ? null : name);
        return Optional.of(new Inbound.Said(event, author, content, parent, new NetworkId(post)));
    }

    private Optional<Instant> isNew(JsonNode one) {
        return GraphTime.read(text(one, "created_time")).filter(at -> !at.isBefore(since));
    }

    private boolean isPage(@Nullable NetworkId party) {
        return party != null && party.value().equals(page.account().value());
    }

    private Address address(Visibility visibility, NetworkId thread) {
        return new Address(FacebookChannel.ID, page.account(), visibility, thread);
    }

    /** The network does not tell. */
    private static final class Unread extends Exception {

        private static final long serialVersionUID = 1L;

        Unread(String why) {
            super(why);
        }
    }
}
