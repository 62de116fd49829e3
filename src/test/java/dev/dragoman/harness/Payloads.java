package dev.dragoman.harness;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The bytes Messenger posts. */
final class Payloads {

    private Payloads() {}

    static byte[] said(Message message) {
        ObjectNode item = from(message);
        item.putObject("message").put("mid", message.mid()).put("text", message.text());
        return post(message.page(), List.of(item));
    }

    static byte[] picture(Message message) {
        ObjectNode item = from(message);
        ObjectNode picture = item.putObject("message")
                .put("mid", message.mid())
                .putArray("attachments")
                .addObject();
        picture.put("type", "image").putObject("payload").put("url", "https://cdn.example/" + message.mid());
        return post(message.page(), List.of(item));
    }

    static byte[] edited(Message now) {
        ObjectNode item = from(now);
        item.putObject("message_edit")
                .put("mid", now.mid())
                .put("text", now.text())
                .put("num_edit", 1);
        return post(now.page(), List.of(item));
    }

    static byte[] withdrawn(Message message) {
        ObjectNode item = from(message);
        item.putObject("message").put("mid", message.mid()).put("is_deleted", true);
        return post(message.page(), List.of(item));
    }

    /** Words of a customer's that no message of the ledger stands for. */
    static byte[] words(Message message, String text) {
        ObjectNode item = from(message);
        item.putObject("message").put("mid", message.mid()).put("text", text);
        return post(message.page(), List.of(item));
    }

    /** What the page said, told to the page's own app: many at once, as the network may. */
    static byte[] echoes(List<Post> posts) {
        return post(posts.getFirst().page(), posts.stream().map(Payloads::echo).toList());
    }

    private static ObjectNode echo(Post post) {
        ObjectNode item = item(post.page(), post.thread(), post.at());
        ObjectNode message = item.putObject("message");
        message.put("is_echo", true).put("mid", post.id()).put("text", post.text());
        if (!post.key().isEmpty()) {
            message.put("metadata", post.key());
        }
        return item;
    }

    private static ObjectNode from(Message message) {
        return item(message.psid(), message.page(), message.at());
    }

    private static ObjectNode item(String sender, String recipient, Instant at) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        item.putObject("sender").put("id", sender);
        item.putObject("recipient").put("id", recipient);
        return item.put("timestamp", at.toEpochMilli());
    }

    private static byte[] post(String page, List<ObjectNode> items) {
        ObjectNode root = Json.MAPPER.createObjectNode().put("object", "page");
        ObjectNode entry = root.putArray("entry").addObject();
        entry.put("id", page).put("time", System.currentTimeMillis());
        items.forEach(entry.putArray("messaging")::add);
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
