package dev.dragoman.flow;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.message.Act;
import dev.dragoman.rasa.Said;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Delivers what Rasa says outside of a turn; not while anybody but the bot is in charge. */
@Component
class LateWords {

    private static final Logger LOG = LoggerFactory.getLogger(LateWords.class);

    private final Conversations conversations;
    private final Composing composing;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    LateWords(Conversations conversations, Composing composing, Outbox outbox, TransactionTemplate transaction) {
        this.conversations = conversations;
        this.composing = composing;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Whether it was put into the outbox. */
    boolean deliver(ConversationId id, List<Said> said) {
        return !said.isEmpty() && Boolean.TRUE.equals(transaction.execute(status -> put(id, said)));
    }

    private boolean put(ConversationId id, List<Said> said) {
        conversations.lock(id);
        Conversation conversation = conversations.find(id).orElse(null);
        if (conversation == null || conversation.owner() != Owner.BOT) {
            LOG.info("conversation {}: what Rasa said by itself is dropped, the bot is not in charge", id);
            return false;
        }
        String trigger = "rasa:" + UUID.randomUUID();
        List<Act> acts = composing.acts(conversation, said);
        for (int i = 0; i < acts.size(); i++) {
            outbox.put(new Draft(
                    conversation, null, acts.get(i), Owner.BOT, null, new Draft.Place(trigger, "late", i, 0)));
        }
        return !acts.isEmpty();
    }
}
