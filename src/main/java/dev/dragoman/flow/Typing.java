package dev.dragoman.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.ShowsTyping;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.message.Visibility;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Shows a customer that a person is writing an answer, in private messages of networks that can, and nobody waits for it. */
@Component
public class Typing {

    /** Networks show it for 5 to 20 seconds, so within this time it is told once. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Conversations conversations;
    private final ChannelRegistry channels;
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final Cache<ConversationId, Boolean> told =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(PAUSE).build();

    Typing(Conversations conversations, ChannelRegistry channels) {
        this.conversations = conversations;
        this.channels = channels;
    }

    /** This person is writing there; does nothing where a colleague has the conversation. */
    public void writes(ConversationId id, Holder person) {
        conversations
                .find(id)
                .filter(it -> it.address().visibility() == Visibility.PRIVATE && mayAnswer(it, person.id()))
                .filter(it -> told.asMap().putIfAbsent(id, true) == null && !tellers.isShutdown())
                .ifPresent(it -> channels.find(it.address().channel())
                        .filter(ShowsTyping.class::isInstance)
                        .map(ShowsTyping.class::cast)
                        .ifPresent(network -> tellers.execute(() -> network.typing(it.address()))));
    }

    private static boolean mayAnswer(Conversation conversation, UUID person) {
        return conversation.holder() == null || person.equals(conversation.holder());
    }

    @PreDestroy
    void stop() {
        tellers.shutdownNow();
    }
}
