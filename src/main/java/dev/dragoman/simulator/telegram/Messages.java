package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Line.Option;
import dev.dragoman.simulator.WhenSimulating;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a bot can do in a chat: write, change and delete messages, show that it types, and answer presses. */
@Component
@WhenSimulating
final class Messages {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_PAYLOAD = 64;
    private static final Duration PRESS_LASTS = Duration.ofMinutes(1);

    private final Telegram telegram;
    private final UpdateJson json;

    Messages(Telegram telegram, UpdateJson json) {
        this.telegram = telegram;
        this.json = json;
    }

    BotAnswer answer(String method, JsonNode fields) {
        return telegram.alone(() -> switch (method) {
            case "sendMessage", "sendChatAction", "editMessageText", "deleteMessage" -> inChat(method, fields);
            case "answerCallbackQuery" ->
                answerPress(fields.path("callback_query_id").asString(""));
            default -> BotAnswer.refused(404, "Not Found: method not found");
        });
    }

    private BotAnswer inChat(String method, JsonNode fields) {
        @Nullable Chat chat = telegram.byId(fields.path("chat_id").asString(""));
        if (chat == null) {
            return BotAnswer.badRequest("chat not found");
        }
        if (chat.blocked()) {
            return BotAnswer.refused(403, "Forbidden: bot was blocked by the user");
        }
        return switch (method) {
            case "sendMessage" -> send(chat, fields);
            case "editMessageText" -> edit(chat, fields);
            case "deleteMessage" -> delete(chat, fields);
            default -> BotAnswer.done();
        };
    }

    private BotAnswer send(Chat chat, JsonNode fields) {
        String text = fields.path("text").asString("");
        if (text.isBlank()) {
            return BotAnswer.badRequest("message text is empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            return BotAnswer.badRequest("message is too long");
        }
        List<Option> options = options(fields);
        if (options.stream().anyMatch(option -> !isGood(option))) {
            return BotAnswer.badRequest("BUTTON_DATA_INVALID");
        }
        Line line = Line.of(telegram.newMessage(), telegram.now(), Line.Writer.APP, text)
                .with(options, List.of());
        chat.put(line);
        return BotAnswer.ok(json.message(chat, line));
    }

    private static List<Option> options(JsonNode fields) {
        List<Option> options = new ArrayList<>();
        for (JsonNode row : fields.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : row) {
                options.add(new Option(
                        Option.Kind.POSTBACK,
                        button.path("text").asString(""),
                        button.path("callback_data").asString("")));
            }
        }
        return options;
    }

    private static boolean isGood(Option option) {
        int bytes = option.payload().getBytes(StandardCharsets.UTF_8).length;
        return !option.title().isBlank() && bytes >= 1 && bytes <= LONGEST_PAYLOAD;
    }

    private BotAnswer edit(Chat chat, JsonNode fields) {
        @Nullable Line line = own(chat, fields);
        if (line == null) {
            return BotAnswer.badRequest("message to edit not found");
        }
        Line edited = line.edited(fields.path("text").asString("")).with(options(fields), List.of());
        if (edited.text().equals(line.text()) && edited.options().equals(line.options())) {
            return BotAnswer.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        chat.put(edited);
        return BotAnswer.ok(json.edited(chat, edited, telegram.now()));
    }

    private static BotAnswer delete(Chat chat, JsonNode fields) {
        @Nullable Line line = own(chat, fields);
        if (line == null) {
            return BotAnswer.badRequest("message to delete not found");
        }
        chat.remove(line.id());
        return BotAnswer.done();
    }

    private static @Nullable Line own(Chat chat, JsonNode fields) {
        @Nullable Line line = chat.line(fields.path("message_id").asString(""));
        return line == null || line.writer() != Line.Writer.APP ? null : line;
    }

    private BotAnswer answerPress(String press) {
        @Nullable Instant made = telegram.endPress(press);
        boolean isInTime = made != null && !telegram.now().isAfter(made.plus(PRESS_LASTS));
        return isInTime
                ? BotAnswer.done()
                : BotAnswer.badRequest("query is too old and response timeout expired or query ID is invalid");
    }
}
