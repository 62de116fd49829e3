package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.LookBack;
import dev.dragoman.channels.meta.MessagingReader;
import dev.dragoman.channels.meta.MetaEnvelope;
import dev.dragoman.channels.meta.Reading;
import dev.dragoman.message.Inbound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what was written to an account since a time: its conversations, then the comments under its latest posts. What
 * is read is put into the shape of the webhook, so that the same reader makes the same event of it.
 */
final class InstagramCatchUp {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Meta tells the details of the 20 latest messages of a conversation alone. */
    private static final Map<String, String> CONVERSATIONS = Map.of(
            "platform", "instagram",
            "fields", "updated_time,messages.limit(20){id,message,from,to,created_time}",
            "limit", "25");

    private static final Map<String, String> MEDIA = Map.of("fields", "id,comments_count", "limit", "25");

    private static final Map<String, String> COMMENTS = Map.of(
            "fields",
            "id,text,timestamp,username,from,replies.limit(50){id,text,timestamp,username,from}",
            "limit",
            "50");

    private final GraphApi.Caller account;
    private final String username;
    private final LookBack back;

    /** Reads in the name of an account whose user name may be empty. */
    InstagramCatchUp(GraphApi graph, GraphApi.Caller account, String username, Instant since) {
        this.account = account;
        this.username = username;
        this.back = new LookBack(graph, account, since);
    }

    Missed read() {
        return back.read(() -> {
            back.all(id(), "conversations", CONVERSATIONS, this::conversation);
            for (JsonNode media : back.call(id(), "media", MEDIA).path("data")) {
                if (media.path("comments_count").intValue(1) > 0) {
                    String post = text(media, "id");
                    back.all(post, "comments", COMMENTS, comment -> comments(post, comment));
                }
            }
        });
    }

    private String id() {
        return account.account().value();
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
        boolean isOurs = isOurs(message);
        ObjectNode item = JSON.objectNode();
        item.putObject("sender").put("id", isOurs ? id() : text(message.path("from"), "id"));
        String to = text(message.path("to").path("data").path(0), "id");
        item.putObject("recipient").put("id", isOurs ? to : id());
        item.putObject("message")
                .put("mid", text(message, "id"))
                .put("text", text(message, "message"))
                .put("is_echo", isOurs);
        return heard(new MessagingReader(InstagramChannel.ID, entry(at)).messaging(item));
    }

    /** A comment and its replies, as far as they are new, the latest first. */
    private List<Inbound> comments(String post, JsonNode comment) {
        List<Inbound> thread = new ArrayList<>();
        back.isNew(comment).flatMap(at -> comment(post, comment, "", at)).ifPresent(thread::add);
        String root = text(comment, "id");
        for (JsonNode reply : comment.path("replies").path("data")) {
            back.isNew(reply).flatMap(at -> comment(post, reply, root, at)).ifPresent(thread::add);
        }
        thread.sort(Comparator.comparing((Inbound it) -> it.event().at()).reversed());
        return thread;
    }

    private Optional<Inbound> comment(String post, JsonNode comment, String parent, Instant at) {
        ObjectNode value = JSON.objectNode().put("id", text(comment, "id")).put("text", text(comment, "text"));
        String author = text(comment.path("from"), "id");
        ObjectNode from = value.putObject("from").put("username", usernameOf(comment));
        if (!author.isBlank()) {
            from.put("id", author);
        }
        if (!parent.isBlank()) {
            value.put("parent_id", parent);
        }
        value.putObject("media").put("id", post);
        ObjectNode change = JSON.objectNode().put("field", "comments").set("value", value);
        return heard(new InstagramComments(entry(at), username).change(change));
    }

    private boolean isOurs(JsonNode one) {
        return isOurs(one, id(), username);
    }

    /** Whether the account wrote what was read; the user name may be empty. */
    static boolean isOurs(JsonNode one, String account, String username) {
        return text(one.path("from"), "id").equals(account)
                || !username.isEmpty() && username.equalsIgnoreCase(usernameOf(one));
    }

    private static String usernameOf(JsonNode one) {
        String name = text(one.path("from"), "username");
        return name.isBlank() ? text(one, "username") : name;
    }

    private MetaEnvelope.Entry entry(Instant at) {
        return new MetaEnvelope.Entry(account.account(), JSON.objectNode(), at, at);
    }

    private static Optional<Inbound> heard(Reading reading) {
        return reading instanceof Reading.Heard(Inbound event) ? Optional.of(event) : Optional.empty();
    }
}
