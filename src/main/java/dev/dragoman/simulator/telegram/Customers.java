package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a customer can do in Telegram. Called under the lock. */
@Component("telegramCustomers")
@WhenSimulating
final class Customers {

    private final Telegram telegram;
    private final UpdateJson json;
    private final Updates updates;

    Customers(Telegram telegram, UpdateJson json, Updates updates) {
        this.telegram = telegram;
        this.json = json;
        this.updates = updates;
    }

    String play(Play play) {
        Chat chat = telegram.chat(play.customer());
        return switch (play.act()) {
            case "start" -> write(chat, "/start", "");
            case "write" -> write(chat, play.someWords(), "");
            case "picture" -> write(chat, "", play.someWords());
            case "press" -> press(chat, line(chat, play), play.payload() == null ? "" : play.payload());
            case "edit" -> edit(chat, line(chat, play), play.someWords());
            case "react" -> react(chat, line(chat, play), play.words());
            case "block" -> block(chat, true);
            case "unblock" -> block(chat, false);
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    private String write(Chat chat, String text, String picture) {
        if (chat.blocked()) {
            block(chat, false);
        }
        chat.turnToTheBot();
        Line line = Line.of(telegram.newMessage(), telegram.now(), Writer.CUSTOMER, text);
        Line said = picture.isEmpty() ? line : line.with(List.of(), List.of("file-" + line.id()));
        chat.put(said);
        tell(chat, "message", json.message(chat, said));
        return said.id();
    }

    private String press(Chat chat, Line line, String payload) {
        Line.Option option = line.options().stream()
                .filter(one -> one.payload().equals(payload))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This message has no such button."));
        String press = telegram.newPress();
        tell(chat, "callback_query", json.pressed(chat, line, option, press));
        return press;
    }

    private String edit(Chat chat, Line line, String text) {
        if (line.writer() != Writer.CUSTOMER) {
            throw new IllegalArgumentException("Only an own message can be changed.");
        }
        Line edited = line.edited(text);
        chat.put(edited);
        tell(chat, "edited_message", json.edited(chat, edited, telegram.now()));
        return line.id();
    }

    private String react(Chat chat, Line line, String emoji) {
        Line reacted = line.reacted(emoji);
        chat.put(reacted);
        tell(chat, "message_reaction", json.reacted(chat, reacted, line.reaction(), telegram.now()));
        return line.id();
    }

    private String block(Chat chat, boolean wanted) {
        if (chat.blocked() != wanted) {
            chat.block(wanted);
            tell(chat, "my_chat_member", json.member(chat, telegram.now()));
        }
        return String.valueOf(chat.id());
    }

    private void tell(Chat chat, String kind, ObjectNode what) {
        updates.add(chat.id(), kind, what);
    }

    private static Line line(Chat chat, Play play) {
        Line line = chat.line(play.targetOr(""));
        if (line == null) {
            throw new IllegalArgumentException("There is no such message on this phone.");
        }
        return line;
    }
}
