package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFields.text;
import static dev.dragoman.channels.youtube.YouTubeFields.time;

import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One comment as a list shows it.
 *
 * @param parent    the top-level comment it stands under; null at the top level
 * @param post      the video, or the channel where the comment is about none
 * @param published when it was written
 * @param updated   when it was last changed; the same where it never was
 * @param isHidden  whether it waits for review, counts as spam or was rejected, so that only the owner sees it
 */
record YouTubeComment(
        NetworkId id,
        @Nullable NetworkId parent,
        @Nullable NetworkId post,
        Party author,
        Content content,
        Instant published,
        Instant updated,
        boolean isHidden) {

    private static final Set<String> HIDDEN = Set.of("heldForReview", "likelySpam", "rejected");

    /** Null when it lacks what makes it a comment. */
    static @Nullable YouTubeComment read(JsonNode comment, Instant now) {
        @Nullable NetworkId id = YouTubeFields.id(comment, "id");
        JsonNode snippet = comment.path("snippet");
        if (id == null || !snippet.isObject()) {
            return null;
        }
        @Nullable NetworkId video = YouTubeFields.id(snippet, "videoId");
        Instant published = time(snippet, "publishedAt", now);
        return new YouTubeComment(
                id,
                YouTubeFields.id(snippet, "parentId"),
                video == null ? YouTubeFields.id(snippet, "channelId") : video,
                author(snippet),
                Content.of(words(snippet)),
                published,
                time(snippet, "updatedAt", published),
                HIDDEN.contains(text(snippet, "moderationStatus")));
    }

    /** The words without mark-up, since we ask for plain text; the original is there for its author alone. */
    private static String words(JsonNode snippet) {
        String shown = text(snippet, "textDisplay");
        return shown.isEmpty() ? text(snippet, "textOriginal") : shown;
    }

    private static Party author(JsonNode snippet) {
        String name = text(snippet, "authorDisplayName");
        @Nullable NetworkId id = YouTubeFields.id(snippet.path("authorChannelId"), "value");
        return id == null && name.isBlank() ? Party.UNKNOWN : new Party(id, name.isBlank() ? null : name);
    }

    /** The root comment of its thread. */
    NetworkId thread() {
        return Objects.requireNonNullElse(parent, id);
    }

    /** Whether this account wrote it. */
    boolean isBy(String account) {
        return author.id() != null && author.id().value().equals(account);
    }

    /** What tells one state of it from the next. */
    String version() {
        return String.valueOf(updated.toEpochMilli());
    }

    /** That it was written; by our own account, that we spoke. */
    Inbound written(Address address, String account) {
        Event event = Event.of(address, id, published);
        return isBy(account)
                ? new Inbound.Echoed(event, content, null, parent)
                : new Inbound.Said(event, author, content, parent, post);
    }

    /** That it was changed. */
    Inbound edited(Address address) {
        return new Inbound.Edited(new Event(address, id, version(), updated), author, content);
    }
}
