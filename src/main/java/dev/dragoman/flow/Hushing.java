package dev.dragoman.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationChanged;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Owner;
import dev.dragoman.rasa.Dialogue;
import dev.dragoman.rasa.RasaFailed;
import dev.dragoman.rasa.Said;
import dev.dragoman.understanding.Library;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps Rasa silent while a person is in charge, and lets it speak again after. One change at a time, by the state that
 * is stored then; what is missed, such as by a restart, the next turn mends, which resumes a paused conversation.
 */
@Component
class Hushing {

    private static final Logger LOG = LoggerFactory.getLogger(Hushing.class);
    private static final int MOST_WAITING = 1000;
    private static final int MOST_REMEMBERED = 100_000;

    private final Leading leading;
    private final Dialogue dialogue;
    private final Conversations conversations;
    private final LateWords late;
    private final Library library;
    private final Cache<ConversationId, Boolean> hushed =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("hushing").factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    Hushing(Leading leading, Dialogue dialogue, Conversations conversations, LateWords late, Library library) {
        this.leading = leading;
        this.dialogue = dialogue;
        this.conversations = conversations;
        this.late = late;
        this.library = library;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void heard(ConversationChanged event) {
        if (dialogue.leads() && !worker.isShutdown()) {
            worker.execute(() -> look(event.conversation()));
        }
    }

    private void look(ConversationId id) {
        try {
            conversations.find(id).filter(leading::leads).ifPresent(this::follow);
        } catch (RuntimeException e) {
            LOG.warn(
                    "conversation {}: Rasa was not told who is in charge, {}",
                    id,
                    e.getClass().getSimpleName());
        }
    }

    private void follow(Conversation conversation) {
        boolean wasHushed = Boolean.TRUE.equals(hushed.getIfPresent(conversation.id()));
        boolean isWithPeople = conversation.owner() == Owner.QUEUED || conversation.owner() == Owner.HUMAN;
        try {
            if (isWithPeople && !wasHushed) {
                dialogue.pause(Leading.sender(conversation), language(conversation));
                hushed.put(conversation.id(), true);
            } else if (conversation.owner() == Owner.BOT && wasHushed) {
                List<Said> said = dialogue.resume(Leading.sender(conversation), language(conversation));
                hushed.invalidate(conversation.id());
                late.deliver(conversation.id(), said);
            }
        } catch (RasaFailed e) {
            LOG.warn("conversation {}: Rasa was not told who is in charge, {}", conversation.id(), e.why());
        }
    }

    private String language(Conversation conversation) {
        String language = conversation.language();
        return language == null ? library.defaultLanguage() : language;
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
