package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.DueWork;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.Dialogue;
import dev.dragoman.rasa.Line;
import dev.dragoman.rasa.RasaFailed;
import dev.dragoman.rasa.Told;
import dev.dragoman.understanding.Understanding;
import dev.dragoman.understanding.Understanding.Ranked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets Rasa lead private conversations, where it is set to; comments in public stay with our own rules. */
@Component
class Leading {

    private static final Logger LOG = LoggerFactory.getLogger(Leading.class);
    private static final int LONGEST = 5000;

    private final Dialogue dialogue;
    private final Outbox outbox;

    Leading(Dialogue dialogue, Outbox outbox) {
        this.dialogue = dialogue;
        this.outbox = outbox;
    }

    boolean leads(Conversation conversation) {
        return dialogue.leads() && conversation.address().visibility() == Visibility.PRIVATE;
    }

    /** Tells Rasa what it was not told before; outside of any transaction. */
    Told tell(DueWork due, Understanding heard) {
        List<Line> lines = lines(due);
        return lines.isEmpty()
                ? new Told(List.of(), false, null, 0, "the message has no words that Rasa could read")
                : dialogue.tell(sender(due.conversation()), heard.language(), lines);
    }

    /** Writes into Rasa's memory what a person will answer. It matters less than the hand-over, so it may fail. */
    void note(DueWork due, Understanding heard) {
        List<Line> lines = lines(due);
        try {
            if (!lines.isEmpty()) {
                dialogue.note(sender(due.conversation()), heard.language(), lines);
            }
        } catch (RasaFailed e) {
            LOG.warn(
                    "conversation {}: Rasa was not told, {}", due.conversation().id(), e.why());
        }
    }

    /** What Rasa understood counts where Rasa answered. */
    Understanding heard(Understanding ours, Told told) {
        if (told.trouble() != null || told.said().isEmpty() && !told.handsOff()) {
            return ours;
        }
        @Nullable String intent = told.intent();
        List<Ranked> ranking = intent == null ? List.of() : List.of(new Ranked(intent, told.confidence()));
        return new Understanding(
                ours.text(),
                ours.language(),
                intent,
                told.confidence(),
                ranking,
                ours.entities(),
                ours.mood(),
                ours.urgent(),
                "rasa-dialogue",
                Understanding.Scope.UNTOLD);
    }

    /** Rasa's name of a conversation. */
    static String sender(Conversation conversation) {
        return conversation.id().value().toString();
    }

    /** A button that was pressed speaks for itself alone. */
    private List<Line> lines(DueWork due) {
        List<Line> lines = due.unanswered().stream()
                .map(message -> line(due.conversation(), message))
                .filter(line -> !line.text().isEmpty())
                .toList();
        return !lines.isEmpty() && lines.getLast().text().startsWith("/") ? List.of(lines.getLast()) : lines;
    }

    private Line line(Conversation conversation, Message message) {
        String edited =
                message.editedAt() == null ? "" : "@" + message.editedAt().toEpochMilli();
        return new Line(message.externalId() + edited, Foreign.cut(words(conversation, message), LONGEST));
    }

    private String words(Conversation conversation, Message message) {
        String payload = message.payload();
        if (payload != null && !payload.isBlank()) {
            return payload.strip();
        }
        String text = message.text().strip();
        return text.startsWith("/") && !wasOffered(conversation, text) ? withoutSlash(text) : text;
    }

    /** To Rasa a text that begins with a slash is a command: only what one of our buttons holds may be one. */
    private boolean wasOffered(Conversation conversation, String text) {
        return outbox.of(conversation.id()).stream()
                .flatMap(sending -> sending.act().choices().stream())
                .map(Choice::payload)
                .anyMatch(text::equals);
    }

    private static String withoutSlash(String text) {
        return text.replaceFirst("^[/\\s]+", "");
    }
}
