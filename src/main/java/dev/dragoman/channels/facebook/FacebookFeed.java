package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.meta.MetaFields.hash;
import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.text;
import static dev.dragoman.channels.meta.MetaFields.url;

import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.channels.meta.Reading;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one item of {@code changes[]}: comments, what visitors post on the Page, and reactions to comments. The thread
 * of a comment is its root: its own id at the top level, else the comment it answers.
 */
final class FacebookFeed {

    private static final List<String> POSTS = List.of("post", "status", "photo", "video", "share");

    private final MetaEnvelope.Entry entry;

    FacebookFeed(MetaEnvelope.Entry entry) {
        this.entry = entry;
    }

    /** What the change is; fields other than {@code feed} are not used. */
    Reading change(JsonNode change) {
        JsonNode value = change.path("value");
        if (!text(change, "field").equals("feed")) {
            return change.isObject() ? Reading.SKIPPED : Reading.BROKEN;
        }
        String item = text(value, "item");
        if (item.equals("comment")) {
            return comment(value);
        }
        if (item.equals("reaction") || item.equals("like")) {
            return reaction(value);
        }
        if (POSTS.contains(item)) {
            return post(value);
        }
        return item.isBlank() ? Reading.BROKEN : Reading.SKIPPED;
    }

    private Reading comment(JsonNode value) {
        @Nullable NetworkId comment = id(value, "comment_id");
        if (comment == null) {
            return Reading.BROKEN;
        }
        @Nullable NetworkId parent = parent(value);
        @Nullable NetworkId post = id(value, "post_id");
        if (isOurs(value)) {
            return text(value, "verb").equals("add") ? ours(value, comment) : Reading.SKIPPED;
        }
        return changed(value, event(value, parent == null ? comment : parent, comment), parent, post);
    }

    /**
     * A comment of the Page itself. Under another comment it belongs to that thread; straight under a post to the
     * thread of the post, where a reply to a visitor's post is expected.
     */
    private Reading ours(JsonNode value, NetworkId comment) {
        @Nullable NetworkId parent = parent(value) == null ? id(value, "post_id") : parent(value);
        Event event = event(value, parent == null ? comment : parent, comment);
        return new Reading.Heard(new Inbound.Echoed(event, content(value), null, parent));
    }

    private Reading post(JsonNode value) {
        @Nullable NetworkId post = id(value, "post_id");
        if (post == null) {
            return Reading.BROKEN;
        }
        boolean isByVisitor = author(value).id() != null && !isOurs(value);
        return isByVisitor ? changed(value, event(value, post, post), null, post) : Reading.SKIPPED;
    }

    private static Reading changed(JsonNode value, Event event, @Nullable NetworkId parent, @Nullable NetworkId post) {
        return switch (text(value, "verb")) {
            case "add" -> new Reading.Heard(new Inbound.Said(event, author(value), content(value), parent, post));
            case "edited", "edit" -> new Reading.Heard(edited(value, event));
            case "remove", "delete" -> new Reading.Heard(new Inbound.Withdrawn(event));
            case "" -> Reading.BROKEN;
            default -> Reading.SKIPPED;
        };
    }

    private static Inbound edited(JsonNode value, Event event) {
        Content content = content(value);
        String version = hash(Stream.concat(
                        Stream.of(content.text()),
                        content.attachments().stream().map(Attachment::url).filter(Objects::nonNull))
                .toList());
        Event changed = new Event(event.address(), event.id(), version, event.at());
        return new Inbound.Edited(changed, author(value), content);
    }

    private Reading reaction(JsonNode value) {
        @Nullable NetworkId comment = id(value, "comment_id");
        if (comment == null || isOurs(value)) {
            return Reading.SKIPPED;
        }
        @Nullable NetworkId parent = parent(value);
        Event plain = event(value, parent == null ? comment : parent, comment);
        String verb = text(value, "verb");
        String type = text(value, "reaction_type").isBlank() ? text(value, "item") : text(value, "reaction_type");
        String version = hash(List.of(text(value.path("from"), "id"), verb, type, text(value, "created_time")));
        Event event = new Event(plain.address(), comment, version, plain.at());
        return new Reading.Heard(new Inbound.Reacted(event, author(value), comment, type, !verb.equals("remove")));
    }

    private Event event(JsonNode value, NetworkId thread, NetworkId id) {
        Address address = new Address(FacebookChannel.ID, entry.account(), Visibility.PUBLIC, thread);
        return Event.of(address, id, entry.timeOf(value, "created_time"));
    }

    /** The comment a comment answers; null at the top level, where the parent is the post. */
    private static @Nullable NetworkId parent(JsonNode value) {
        @Nullable NetworkId parent = id(value, "parent_id");
        String post = text(value, "post_id");
        boolean isPost = parent != null && (post.equals(parent.value()) || post.endsWith("_" + parent));
        return isPost ? null : parent;
    }

    private boolean isOurs(JsonNode value) {
        @Nullable NetworkId author = author(value).id();
        return author != null && author.value().equals(entry.account().value());
    }

    /** Facebook leaves the author out where the app or the author does not allow it; old payloads have flat fields. */
    private static Party author(JsonNode value) {
        boolean isFlat = !value.path("from").isObject();
        @Nullable NetworkId id = isFlat ? id(value, "sender_id") : id(value.path("from"), "id");
        String name = isFlat ? text(value, "sender_name") : text(value.path("from"), "name");
        return id == null && name.isBlank() ? Party.UNKNOWN : new Party(id, name.isBlank() ? null : name);
    }

    private static Content content(JsonNode value) {
        List<Attachment> attachments = Stream.of("photo", "video", "link")
                .filter(kind -> url(value, kind) != null)
                .map(kind -> new Attachment(kind, url(value, kind), null))
                .toList();
        String text = text(value, "message");
        boolean saysNothing = text.isBlank() && attachments.isEmpty();
        return new Content(text, saysNothing ? List.of(new Attachment("unsupported", null, null)) : attachments);
    }
}
