package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;

import dev.dragoman.channels.x.XLists.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what X lists as the X Activity API would have told it; nothing for what that would not have told. */
final class XTold {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OWN_MEDIA = "/messages/media/";

    private final String account;

    XTold(String account) {
        this.account = account;
    }

    /** A message between the account and one person; those of groups are left out. */
    Optional<ObjectNode> message(Entry entry) {
        JsonNode one = entry.json();
        List<String> others = Stream.of(text(one, "dm_conversation_id").split("-", 3))
                .filter(XFields::isNumber)
                .filter(id -> !id.equals(account))
                .toList();
        if (others.size() != 1 || !text(one, "dm_conversation_id").contains("-")) {
            return Optional.empty();
        }
        boolean isOurs = text(one, "sender_id").equals(account);
        ObjectNode payload = JSON.objectNode();
        ObjectNode event = payload.putArray("direct_message_events")
                .addObject()
                .put("type", "message_create")
                .put("id", text(one, "id"))
                .put("created_timestamp", text(one, "created_at"));
        ObjectNode message = event.putObject("message_create").put("sender_id", text(one, "sender_id"));
        message.putObject("target").put("recipient_id", isOurs ? others.getFirst() : account);
        message.set("message_data", data(entry));
        ObjectNode people = payload.putObject("users");
        users(entry, text(one, "sender_id")).forEach(user -> people.set(text(user, "id"), user));
        return Optional.of(event(isOurs ? "dm.sent" : "dm.received", payload));
    }

    private static ObjectNode data(Entry entry) {
        JsonNode one = entry.json();
        ObjectNode data = JSON.objectNode().put("text", text(one, "text"));
        data.set("entities", one.has("entities") ? one.path("entities") : JSON.objectNode());
        media(entry).findFirst().ifPresent(file -> {
            ObjectNode media = JSON.objectNode()
                    .put("type", text(file, "type"))
                    .put("media_url_https", text(file, file.has("url") ? "url" : "preview_image_url"))
                    .put("url", ownLink(one));
            data.putObject("attachment").put("type", "media").set("media", media);
        });
        return data;
    }

    /** The short address that X puts into the words for what came along. */
    private static String ownLink(JsonNode one) {
        return one.path("entities").path("urls").values().stream()
                .filter(link -> text(link, "expanded_url").contains(OWN_MEDIA) || link.has("media_key"))
                .map(link -> text(link, "url"))
                .findFirst()
                .orElse("");
    }

    /** A post that answers the account, or names it in its own words; the names that a reply inherits are no mention. */
    Optional<ObjectNode> mention(Entry entry) {
        JsonNode post = entry.json();
        boolean isRepost = post.path("referenced_tweets").values().stream()
                .anyMatch(other -> text(other, "type").equals("retweeted"));
        boolean isForUs = text(post, "in_reply_to_user_id").equals(account) || isNamed(post);
        return isForUs && !isRepost ? Optional.of(post("post.mention.create", entry)) : Optional.empty();
    }

    private boolean isNamed(JsonNode post) {
        int hidden = post.path("display_text_range").path(0).intValue(0);
        return post.path("entities").path("mentions").values().stream()
                .anyMatch(name ->
                        text(name, "id").equals(account) && name.path("start").intValue(0) >= hidden);
    }

    /** A post of the account. */
    Optional<ObjectNode> own(Entry entry) {
        return Optional.of(post("post.create", entry));
    }

    private ObjectNode post(String kind, Entry entry) {
        ObjectNode event = event(kind, entry.json());
        ObjectNode includes = ((ObjectNode) event.path("data")).putObject("includes");
        includes.putArray("users")
                .addAll(users(entry, text(entry.json(), "author_id")).toList());
        includes.putArray("media").addAll(media(entry).toList());
        return event;
    }

    private ObjectNode event(String kind, JsonNode payload) {
        ObjectNode event = JSON.objectNode();
        ObjectNode data = event.putObject("data").put("event_type", kind);
        data.putObject("filter").put("user_id", account);
        data.set("payload", payload);
        return event;
    }

    private static Stream<JsonNode> users(Entry entry, String id) {
        return entry.includes().path("users").values().stream()
                .filter(user -> text(user, "id").equals(id));
    }

    private static Stream<JsonNode> media(Entry entry) {
        List<String> keys = entry.json().path("attachments").path("media_keys").values().stream()
                .map(key -> key.stringValue(""))
                .toList();
        return entry.includes().path("media").values().stream()
                .filter(media -> keys.contains(text(media, "media_key")));
    }
}
