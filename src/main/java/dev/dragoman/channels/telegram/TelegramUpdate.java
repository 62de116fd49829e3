package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.telegram.TelegramFields.hash;
import static dev.dragoman.channels.telegram.TelegramFields.id;
import static dev.dragoman.channels.telegram.TelegramFields.isTrue;
import static dev.dragoman.channels.telegram.TelegramFields.messageId;
import static dev.dragoman.channels.telegram.TelegramFields.text;
import static dev.dragoman.channels.telegram.TelegramFields.time;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What one update tells a bot. Only private chats are read; groups, channels and other bots are skipped. */
final class TelegramUpdate {

    /** What we ask Telegram for; it tells nothing else. */
    static final List<String> KINDS =
            List.of("message", "edited_message", "callback_query", "message_reaction", "my_chat_member");

    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);
    private static final Pattern START = Pattern.compile("/start(@\\w+)?( .*)?");
    private static final String CALLBACK = "callback_";

    private final TelegramSettings.Bot bot;
    private final String start;
    private final Clock clock;

    TelegramUpdate(TelegramSettings.Bot bot, String start, Clock clock) {
        this.bot = bot;
        this.start = start;
        this.clock = clock;
    }

    /** Reads one update. Never throws, whatever the bytes are. */
    Reception read(byte[] body) {
        try {
            return read(Json.MAPPER.readTree(body));
        } catch (JacksonException e) {
            return new Reception.Unreadable("the payload is not JSON within our bounds");
        }
    }

    /** The same for an update that is JSON already. */
    Reception read(JsonNode update) {
        if (!update.path("update_id").isIntegralNumber()) {
            return new Reception.Unreadable("the payload has no update_id");
        }
        try {
            return kind(update);
        } catch (RuntimeException e) {
            // The last guard: an update is foreign, and whatever it makes us stumble over must not hold up the others.
            return broken("update");
        }
    }

    /** What Telegram calls the press of a button; empty for an event that is none. */
    static Optional<String> callback(NetworkId id) {
        return Optional.of(id.value())
                .filter(value -> value.startsWith(CALLBACK))
                .map(value -> value.substring(CALLBACK.length()));
    }

    private Reception kind(JsonNode update) {
        if (update.has("message")) {
            return message(update.path("message"));
        }
        if (update.has("edited_message")) {
            return edited(update.path("edited_message"));
        }
        if (update.has("callback_query")) {
            return pressed(update.path("callback_query"));
        }
        if (update.has("message_reaction")) {
            return reacted(update.path("message_reaction"));
        }
        return update.has("my_chat_member") ? member(update.path("my_chat_member"), update) : SKIPPED;
    }

    private Reception message(JsonNode message) {
        @Nullable Event event = event(message, "", "date");
        if (event == null) {
            return broken("message");
        }
        Content content = content(message);
        if (!isPrivate(message)
                || content.text().isEmpty() && content.attachments().isEmpty()) {
            return SKIPPED;
        }
        if (isOurs(message)) {
            return heard(new Inbound.Echoed(event, content, null, parent(message)));
        }
        if (isTrue(message.path("from"), "is_bot")) {
            return SKIPPED;
        }
        if (START.matcher(content.text()).matches()) {
            return heard(new Inbound.Pressed(event, party(message.path("from")), "/start", start));
        }
        return heard(new Inbound.Said(event, party(message.path("from")), content, parent(message), null));
    }

    private Reception edited(JsonNode message) {
        Content content = content(message);
        @Nullable
        Event event = event(message, text(message, "edit_date") + "-" + hash(content.toString()), "edit_date");
        if (event == null) {
            return broken("edited message");
        }
        // A place that is shared live is edited every few seconds.
        boolean isOfUse = isPrivate(message) && !isOurs(message) && !message.has("location");
        return isOfUse && !isTrue(message.path("from"), "is_bot")
                ? heard(new Inbound.Edited(event, party(message.path("from")), content))
                : SKIPPED;
    }

    private Reception pressed(JsonNode query) {
        JsonNode message = query.path("message");
        @Nullable NetworkId chat = id(message.path("chat"), "id");
        @Nullable NetworkId press = id(query, "id");
        if (press == null) {
            return broken("callback query");
        }
        if (chat == null || !isPrivate(message) || text(query, "data").isBlank()) {
            return SKIPPED;
        }
        Event event = Event.of(address(chat), new NetworkId(CALLBACK + press), clock.instant());
        String data = text(query, "data");
        return heard(new Inbound.Pressed(event, party(query.path("from")), title(message, data), data));
    }

    private static String title(JsonNode message, String data) {
        for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : row) {
                if (text(button, "callback_data").equals(data)) {
                    return text(button, "text");
                }
            }
        }
        return data;
    }

    private Reception reacted(JsonNode reaction) {
        String emojis = reaction.path("new_reaction").values().stream()
                .map(one -> text(one, "emoji").isBlank() ? text(one, "type") : text(one, "emoji"))
                .collect(Collectors.joining());
        @Nullable Event event = event(reaction, text(reaction, "date") + "-" + hash(emojis), "date");
        if (event == null) {
            return broken("reaction");
        }
        Party author = party(reaction.path("user"));
        return isPrivate(reaction)
                ? heard(new Inbound.Reacted(event, author, event.id(), emojis, !emojis.isEmpty()))
                : SKIPPED;
    }

    /** {@code kicked} is Telegram's word for a person who blocked the bot, {@code member} for one who let it in. */
    private Reception member(JsonNode change, JsonNode update) {
        String status = text(change.path("new_chat_member"), "status");
        @Nullable NetworkId chat = id(change.path("chat"), "id");
        if (chat == null || status.isBlank()) {
            return broken("change of a member");
        }
        if (!isPrivate(change) || !List.of("kicked", "member").contains(status)) {
            return SKIPPED;
        }
        var event = new Event(
                address(chat),
                messageId(chat, "member"),
                text(update, "update_id"),
                time(change, "date", clock.instant()));
        return heard(new Inbound.Blocked(event, status.equals("kicked")));
    }

    private @Nullable Event event(JsonNode message, String version, String at) {
        @Nullable NetworkId chat = id(message.path("chat"), "id");
        @Nullable NetworkId number = messageId(message);
        return chat == null || number == null
                ? null
                : new Event(address(chat), number, version, time(message, at, clock.instant()));
    }

    private static Content content(JsonNode message) {
        String text = text(message, "text");
        return new Content(text.isEmpty() ? text(message, "caption") : text, TelegramAttachments.of(message));
    }

    private static @Nullable NetworkId parent(JsonNode message) {
        return messageId(message.path("reply_to_message"));
    }

    private static boolean isPrivate(JsonNode message) {
        String type = text(message.path("chat"), "type");
        return type.isEmpty() ? !text(message.path("chat"), "id").startsWith("-") : type.equals("private");
    }

    private boolean isOurs(JsonNode message) {
        return bot.isNamed(text(message.path("from"), "id"));
    }

    private static Party party(JsonNode user) {
        String name = (text(user, "first_name") + " " + text(user, "last_name")).strip();
        String shown = name.isEmpty() ? text(user, "username") : name;
        return new Party(id(user, "id"), shown.isEmpty() ? null : shown);
    }

    private Address address(NetworkId chat) {
        return new Address(TelegramChannel.ID, new AccountId(bot.id()), Visibility.PRIVATE, chat);
    }

    private static Reception heard(Inbound event) {
        return new Reception.Taken(List.of(event), 0);
    }

    private static Reception broken(String what) {
        return new Reception.Unreadable("the " + what + " lacks what makes it one");
    }
}
