package dev.dragoman.channels.telegram;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.channels.Pace;
import dev.dragoman.message.Act;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what is to be said into a call of the Bot API, within the limits; or into a sentence why it may not be. */
final class TelegramRendering {

    /**
     * 4,096 characters, by the Bot API's page on {@code sendMessage}; no window. It publishes no limit of buttons or
     * their titles: what is longer than this is not read on a phone.
     */
    static final Limits MESSAGE = new Limits(4096, Limits.Unit.CHARACTERS, 20, 60, null, null);

    /** About 30 messages a second for a bot, by Telegram's FAQ for bots. */
    static final Pace MESSAGES = new Pace(30, 30);

    /** How long the Bot API deletes a message, by its page on {@code deleteMessage}. */
    static final Duration DELETES_FOR = Duration.ofHours(48);

    /** The longest {@code callback_data}, in bytes, by the Bot API's page on {@code InlineKeyboardButton}. */
    private static final int LONGEST_PAYLOAD = 64;

    private TelegramRendering() {}

    /** What to do. */
    sealed interface Rendered {

        /** Call this method. */
        record Call(String method, Map<String, Object> body) implements Rendered {}

        /** Telegram would not take it. */
        record No(String why) implements Rendered {}
    }

    static Rendered render(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PUBLIC) {
            return new Rendered.No("Only private chats can be answered on Telegram.");
        }
        return switch (outbound.act()) {
            case Act.Say say -> message(outbound.address().thread(), say);
            case Act.ReplyPrivately reply -> new Rendered.No("Only a comment can be answered privately.");
            case Act.Like like -> new Rendered.No("Only a comment can be liked.");
            case Act.SendFile file -> new Rendered.No("The file itself is missing.");
            case Act.Template template -> new Rendered.No("Telegram has no templates.");
            case Act.Moderate(Moderation verdict) -> moderation(outbound, verdict);
        };
    }

    private static Rendered message(NetworkId chat, Act.Say say) {
        boolean asButtons = fit(say.choices());
        String text = Foreign.text(asButtons ? say.text() : say.text() + NumberedList.of(say.choices()));
        if (text.isBlank()) {
            return new Rendered.No("There are no words to send.");
        }
        if (!MESSAGE.fits(text)) {
            return new Rendered.No("The text has " + MESSAGE.lengthOf(text) + " characters and Telegram takes "
                    + MESSAGE.longest() + ".");
        }
        Map<String, Object> body = to(chat);
        body.put("text", text);
        if (asButtons && !say.choices().isEmpty()) {
            var rows = say.choices().stream().map(TelegramRendering::row).toList();
            body.put("reply_markup", Map.of("inline_keyboard", rows));
        }
        return new Rendered.Call("sendMessage", body);
    }

    private static Rendered moderation(Outbound outbound, Moderation verdict) {
        @Nullable NetworkId own = outbound.answers();
        NetworkId chat = outbound.address().thread();
        Optional<Long> number = own == null ? Optional.empty() : TelegramFields.numberIn(chat, own);
        if (verdict != Moderation.DELETE_OWN || number.isEmpty()) {
            return new Rendered.No("On Telegram the bot can delete messages of its own alone.");
        }
        Map<String, Object> body = to(chat);
        body.put("message_id", number.get());
        return new Rendered.Call("deleteMessage", body);
    }

    /** Shows that an answer is being written, for 5 s. */
    static Map<String, Object> typing(NetworkId chat) {
        Map<String, Object> body = to(chat);
        body.put("action", "typing");
        return body;
    }

    static Map<String, Object> to(NetworkId chat) {
        Map<String, Object> body = new LinkedHashMap<>();
        String id = chat.value();
        body.put("chat_id", id.matches("-?[0-9]{1,18}") ? (Object) Long.parseLong(id) : id);
        return body;
    }

    private static boolean fit(List<Choice> choices) {
        return choices.size() <= MESSAGE.choices() && choices.stream().allMatch(TelegramRendering::fits);
    }

    private static boolean fits(Choice choice) {
        int bytes = Foreign.text(choice.payload()).getBytes(StandardCharsets.UTF_8).length;
        return !choice.title().isBlank() && bytes >= 1 && bytes <= LONGEST_PAYLOAD;
    }

    /** Each button has a row of its own, so that its title is not cut. */
    private static List<Map<String, String>> row(Choice choice) {
        return List.of(Map.of("text", Foreign.text(choice.title()), "callback_data", Foreign.text(choice.payload())));
    }
}
