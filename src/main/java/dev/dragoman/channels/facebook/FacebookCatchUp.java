package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.LookBack;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was written to a Page since a time: its conversations, then the comments under its latest posts. */
final class FacebookCatchUp {

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

    private final GraphApi.Caller page;
    private final LookBack back;

    FacebookCatchUp(GraphApi graph, GraphApi.Caller page, Instant since) {
        this.page = page;
        this.back = new LookBack(graph, page, since);
    }

    Missed read() {
        return back.read(() -> {
            back.all(page.account().value(), "conversations", CONVERSATIONS, this::conversation);
            for (String post : posts()) {
                back.all(post, "comments", COMMENTS, comment -> comment(post, comment));
            }
        });
    }

    private List<String> posts() throws LookBack.Unread, InterruptedException {
        JsonNode body = back.call(
                page.account().value(),
                "feed",
                Map.of("fields", "id,updated_time", "limit", String.valueOf(LATEST_POSTS)));
        List<String> posts = new ArrayList<>();
        for (JsonNode post : body.path("data")) {
            if (!back.isOlder(post)) {
                posts.add(text(post, "id"));
            }
        }
        return posts;
    }

    /** The lines of one conversation, the latest first. */
    private List<Inbound> conversation(JsonNode conversation) {
        List<Inbound> lines = new ArrayList<>();
        for (JsonNode message : conversation.path("messages").path("data")) {
            back.isNew(message).flatMap(at -> line(message, at)).ifPresent(lines::add);
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
        return back.isNew(comment).flatMap(at -> comment(post, comment, at)).stream()
                .toList();
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

    private boolean isPage(@Nullable NetworkId party) {
        return party != null && party.value().equals(page.account().value());
    }

    private Address address(Visibility visibility, NetworkId thread) {
        return new Address(FacebookChannel.ID, page.account(), visibility, thread);
    }
}
