package dev.dragoman.console;

import dev.dragoman.conversations.ConversationChanged;
import dev.dragoman.flow.Pressure;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open pages that the inbox has changed. However much happens, that is at most five times a second; the topic
 * {@code conversation} carries the ids of all that changed since the last time, parted by spaces.
 */
@Component
class InboxNews {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(2);

    private final Live live;
    private final Pressure pressure;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("inbox-news").factory());
    private final Set<UUID> changed = new LinkedHashSet<>();
    private long last = System.nanoTime() - PAUSE.toNanos();

    InboxNews(Live live, Pressure pressure) {
        this.live = live;
        this.pressure = pressure;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    synchronized void heard(ConversationChanged event) {
        boolean first = changed.isEmpty();
        changed.add(event.conversation().value());
        if (first && !clock.isShutdown()) {
            Duration pause = pressure.isBusy() ? BUSY_PAUSE : PAUSE;
            long wait = Math.max(0, last + pause.toNanos() - System.nanoTime());
            clock.schedule(this::tell, wait, TimeUnit.NANOSECONDS);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        clock.shutdownNow();
    }

    private synchronized void tell() {
        String ids = changed.stream().map(UUID::toString).collect(Collectors.joining(" "));
        changed.clear();
        last = System.nanoTime();
        live.publish("inbox", "");
        live.publish("conversation", ids);
    }
}
