package dev.dragoman.simulator;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One line of the page's journal.
 *
 * @param toProduct whether the network called the product
 * @param what      the key of the words that say what it was about
 * @param detail    the words that were sent, or the id it was about
 * @param request   the whole request as JSON
 * @param good      whether it was answered 2xx
 */
public record CallRow(
        long number,
        boolean toProduct,
        String time,
        String what,
        String detail,
        String method,
        String path,
        String request,
        int status,
        boolean good,
        String answer,
        String note) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final List<String> ITEMS =
            List.of("message_edit", "postback", "reaction", "delivery", "read", "message");

    static CallRow of(JournalEntry entry) {
        boolean toProduct = entry.kind().equals("webhook");
        return new CallRow(
                entry.number(),
                toProduct,
                TIME.format(entry.at()),
                "what." + (toProduct ? told(entry) : asked(entry)),
                toProduct ? toldDetail(entry.request()) : askedDetail(entry.request()),
                entry.method(),
                entry.path(),
                entry.request().toPrettyString(),
                entry.status(),
                entry.status() / 100 == 2,
                entry.answer().isString()
                        ? entry.answer().asString("")
                        : entry.answer().toPrettyString(),
                entry.note());
    }

    private static String asked(JournalEntry entry) {
        JsonNode fields = entry.request();
        String edge = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        return switch (edge) {
            case "messages" ->
                fields.has("sender_action")
                        ? "action"
                        : fields.path("recipient").has("comment_id") ? "private-reply" : "message";
            case "comments" -> entry.method().equals("GET") ? "reading" : "comment";
            case "likes" -> entry.method().equals("DELETE") ? "unlike" : "like";
            case "subscribed_apps" -> "subscription";
            default -> askedOfObject(entry.method(), fields);
        };
    }

    private static String askedOfObject(String method, JsonNode fields) {
        return switch (method) {
            case "GET" -> "reading";
            case "DELETE" -> "deletion";
            default -> {
                if (!fields.has("is_hidden")) {
                    yield "edit";
                }
                yield fields.path("is_hidden").asBoolean(false) ? "hide" : "unhide";
            }
        };
    }

    private static String askedDetail(JsonNode fields) {
        JsonNode message = fields.path("message");
        if (message.isObject()) {
            return MessageRules.words(message);
        }
        return message.asString(fields.path("sender_action").asString(""));
    }

    private static String told(JournalEntry entry) {
        JsonNode first = entry.request().path("entry").path(0);
        JsonNode item = first.path("messaging").path(0);
        if (item.path("message").path("is_echo").asBoolean(false)) {
            return "echo";
        }
        if (entry.method().equals("GET")) {
            return "handshake";
        }
        return ITEMS.stream().filter(item::has).findFirst().orElse(first.has("changes") ? "feed" : "other");
    }

    private static String toldDetail(JsonNode document) {
        JsonNode item = document.path("entry").path(0).path("messaging").path(0);
        JsonNode value = document.path("entry").path(0).path("changes").path(0).path("value");
        String verb = value.path("verb").asString("");
        String words = value.path("message").asString("");
        return value.isObject()
                ? (verb + " " + words).strip()
                : item.path("message")
                        .path("text")
                        .asString(item.path("postback").path("title").asString(""));
    }
}
