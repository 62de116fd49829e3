package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.DueWork;
import dev.dragoman.conversations.Message;
import dev.dragoman.rasa.Told;
import dev.dragoman.understanding.Understander;
import dev.dragoman.understanding.Understanding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what a customer wrote since the last answer; outside any transaction, since Rasa may be slow. */
@Component("preparation")
public class Preparation {

    private final Understander understander;
    private final Pressure pressure;
    private final Leading leading;
    private final Acting acting;
    private final Consequences consequences;

    Preparation(
            Understander understander, Pressure pressure, Leading leading, Acting acting, Consequences consequences) {
        this.understander = understander;
        this.pressure = pressure;
        this.leading = leading;
        this.acting = acting;
        this.consequences = consequences;
    }

    /** Understands all unanswered messages as one; a pressed button speaks by its payload. */
    public Prepared understand(DueWork due) {
        Conversation conversation = due.conversation();
        List<Message> unanswered = due.unanswered();
        if (unanswered.isEmpty()) {
            return new Prepared(conversation, unanswered, null, null);
        }
        if (leading.leads(conversation)) {
            return led(due);
        }
        Understanding heard = understand(words(unanswered), conversation.language());
        return new Prepared(conversation, unanswered, heard, acting.act(due, heard));
    }

    /** Rasa answers, but for what people must see first. */
    private Prepared led(DueWork due) {
        Understanding heard = understander.understandHere(
                words(due.unanswered()), due.conversation().language());
        if (heard.urgent() || heard.mood() == Understanding.Mood.ANGRY) {
            leading.note(due, heard);
            return new Prepared(due.conversation(), due.unanswered(), heard, null);
        }
        Told told = leading.tell(due, heard);
        if (consequences.leavesItToUs(told)) {
            return new Prepared(due.conversation(), due.unanswered(), heard, acting.act(due, heard));
        }
        return new Prepared(due.conversation(), due.unanswered(), leading.heard(heard, told), told);
    }

    private Understanding understand(String words, @Nullable String language) {
        return understander.understand(words, language, pressure.effort());
    }

    private static String words(List<Message> unanswered) {
        Message last = unanswered.getLast();
        String payload = last.payload();
        if (payload != null && payload.startsWith("/")) {
            return payload;
        }
        return unanswered.stream().map(Message::text).collect(Collectors.joining("\n"));
    }

    /**
     * A conversation ready for its decision.
     *
     * @param heard null when there is nothing left to answer
     * @param told  what Rasa, or an action, wants to be said; null where our own rules decide
     */
    public record Prepared(
            Conversation conversation,
            List<Message> unanswered,
            @Nullable Understanding heard,
            @Nullable Told told) {}
}
