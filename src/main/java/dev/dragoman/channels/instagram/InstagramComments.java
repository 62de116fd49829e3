package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.meta.MetaFields.id;
import static dev.dragoman.channels.meta.MetaFields.text;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads comments, live comments and mentions. The thread of a comment is its root, and Instagram knows one level of
 * replies only. Instagram tells neither edits nor removals of comments.
 */
final class InstagramComments {

    private final MetaEnvelope.Entry entry;
    private final String username;

    /** Reads the changes of one entry; the user name of its account may be empty. */
    InstagramComments(MetaEnvelope.Entry entry, String username) {
        this.entry = entry;
        this.username = username;
    }

    /** What a {@code field} with its {@code value} is, whether in a list of changes or in the entry itself. */
    Reading change(JsonNode change) {
        JsonNode value = change.path("value");
        return switch (text(change, "field")) {
            case "comments", "live_comments" -> comment(value);
            case "mentions" -> mention(value);
            default -> change.isObject() ? Reading.SKIPPED : Reading.BROKEN;
        };
    }

    /** Some payloads name the comment {@code id}, others {@code comment_id}. */
    private Reading comment(JsonNode value) {
        @Nullable NetworkId comment = id(value, "id") == null ? id(value, "comment_id") : id(value, "id");
        if (comment == null) {
            return Reading.BROKEN;
        }
        @Nullable NetworkId parent = id(value, "parent_id");
        Event event = event(value, parent == null ? comment : parent, comment);
        Content content = content(value);
        return new Reading.Heard(
                isOurs(value)
                        ? new Inbound.Echoed(event, content, null, parent)
                        : new Inbound.Said(event, author(value), content, parent, post(value)));
    }

    /** A mention comes without its words and its author; {@link MentionWords} fetches them. */
    private Reading mention(JsonNode value) {
        String comment = text(value, "comment_id");
        NetworkId claimed = new Mention(text(value, "media_id"), comment.isBlank() ? null : comment).thread();
        Optional<Mention> mention = Mention.of(claimed);
        if (mention.isEmpty()) {
            return Reading.BROKEN;
        }
        Event event = event(value, claimed, claimed);
        var content = new Content("", List.of(new Attachment("mention", null, null)));
        NetworkId post = new NetworkId(mention.get().media());
        return new Reading.Heard(new Inbound.Said(event, Party.UNKNOWN, content, null, post));
    }

    private Event event(JsonNode value, NetworkId thread, NetworkId id) {
        Address address = new Address(InstagramChannel.ID, entry.account(), Visibility.PUBLIC, thread);
        return Event.of(address, id, entry.timeOf(value, "created_time"));
    }

    /** An advertised post has an id of its own beside that of the post it was made from. */
    private static @Nullable NetworkId post(JsonNode value) {
        JsonNode media = value.path("media");
        @Nullable NetworkId original = id(media, "original_media_id");
        return original == null ? id(media, "id") : original;
    }

    private boolean isOurs(JsonNode value) {
        JsonNode from = value.path("from");
        boolean isNamedAsWe = !username.isEmpty() && username.equalsIgnoreCase(text(from, "username"));
        return isNamedAsWe || text(from, "id").equals(entry.account().value());
    }

    private static Party author(JsonNode value) {
        @Nullable NetworkId id = id(value.path("from"), "id");
        String name = text(value.path("from"), "username");
        return id == null && name.isBlank() ? Party.UNKNOWN : new Party(id, name.isBlank() ? null : name);
    }

    private static Content content(JsonNode value) {
        String text = text(value, "text");
        return new Content(text, text.isBlank() ? List.of(new Attachment("unsupported", null, null)) : List.of());
    }
}
