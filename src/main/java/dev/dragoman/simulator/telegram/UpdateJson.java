package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.WhenSimulating;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages and updates as the Bot API writes them. */
@Component
@WhenSimulating
final class UpdateJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BotSettings settings;

    UpdateJson(BotSettings settings) {
        this.settings = settings;
    }

    ObjectNode bot() {
        return JSON.objectNode()
                .put("id", settings.id())
                .put("is_bot", true)
                .put("first_name", settings.name())
                .put("username", "simulated_bot");
    }

    ObjectNode person(Chat chat) {
        return JSON.objectNode()
                .put("id", chat.id())
                .put("is_bot", false)
                .put("first_name", chat.name())
                .put("language_code", "en");
    }

    ObjectNode chat(Chat chat) {
        return JSON.objectNode()
                .put("id", chat.id())
                .put("first_name", chat.name())
                .put("type", "private");
    }

    /** A message as everybody sees it. */
    ObjectNode message(Chat chat, Line line) {
        ObjectNode message = JSON.objectNode().put("message_id", Long.parseLong(line.id()));
        message.set("from", line.writer() == Line.Writer.CUSTOMER ? person(chat) : bot());
        message.set("chat", chat(chat));
        message.put("date", line.at().getEpochSecond());
        if (line.attachments().isEmpty()) {
            message.put("text", line.text());
        } else {
            ObjectNode photo = message.putArray("photo").addObject();
            photo.put("file_id", line.attachments().getFirst())
                    .put("width", 640)
                    .put("height", 480);
            message.put("caption", line.text());
        }
        if (!line.options().isEmpty()) {
            ArrayNode rows = message.putObject("reply_markup").putArray("inline_keyboard");
            line.options()
                    .forEach(option -> rows.addArray()
                            .addObject()
                            .put("text", option.title())
                            .put("callback_data", option.payload()));
        }
        return message;
    }

    ObjectNode edited(Chat chat, Line line, Instant at) {
        return message(chat, line).put("edit_date", at.getEpochSecond());
    }

    ObjectNode pressed(Chat chat, Line line, Line.Option option, String press) {
        ObjectNode query = JSON.objectNode().put("id", press);
        query.set("from", person(chat));
        query.set("message", message(chat, line));
        return query.put("chat_instance", String.valueOf(-chat.id())).put("data", option.payload());
    }

    ObjectNode reacted(Chat chat, Line line, String before, Instant at) {
        ObjectNode reaction = JSON.objectNode();
        reaction.set("chat", chat(chat));
        reaction.put("message_id", Long.parseLong(line.id()));
        reaction.set("user", person(chat));
        reaction.put("date", at.getEpochSecond());
        emoji(reaction.putArray("old_reaction"), before);
        emoji(reaction.putArray("new_reaction"), line.reaction());
        return reaction;
    }

    private static void emoji(ArrayNode list, String emoji) {
        if (!emoji.isEmpty()) {
            list.addObject().put("type", "emoji").put("emoji", emoji);
        }
    }

    /** {@code kicked} is Telegram's word for a person who blocked the bot. */
    ObjectNode member(Chat chat, Instant at) {
        ObjectNode change = JSON.objectNode();
        change.set("chat", chat(chat));
        change.set("from", person(chat));
        change.put("date", at.getEpochSecond());
        status(change.putObject("old_chat_member"), chat.blocked() ? "member" : "kicked");
        status(change.putObject("new_chat_member"), chat.blocked() ? "kicked" : "member");
        return change;
    }

    private void status(ObjectNode member, String status) {
        member.set("user", bot());
        member.put("status", status);
    }
}
