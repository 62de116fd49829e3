package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts updates as Telegram does: in each chat one at a time and in order, different chats side by side. What is not
 * thanked for with 2xx is posted again after the pause the product asks for, or a growing one; 410 for 23 hours ends it.
 */
@Component
@WhenSimulating
final class UpdateSender {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration GONE_FOR_GOOD = Duration.ofHours(23);

    private final Updates updates;
    private final UpdatePost post;
    private final BotBehaviour behaviour;
    private final NetworkClock clock;
    private final Duration firstPause;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Instant goneSince;

    UpdateSender(Updates updates, UpdatePost post, BotBehaviour behaviour, NetworkClock clock, BotSettings settings) {
        this.updates = updates;
        this.post = post;
        this.behaviour = behaviour;
        this.clock = clock;
        this.firstPause = settings.retryPause();
        workers.execute(this::work);
    }

    @PreDestroy
    void stop() {
        closing.countDown();
        workers.shutdownNow();
    }

    private void work() {
        try {
            while (!workers.isShutdown()) {
                for (Map.Entry<Long, Updates.Update> next : updates.next(busy).entrySet()) {
                    busy.add(next.getKey());
                    workers.execute(() -> deliver(next.getValue()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Updates.Update update) {
        try {
            deliverAtLast(update);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(update.chat());
        }
    }

    private void deliverAtLast(Updates.Update update) throws InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; !workers.isShutdown(); attempt++) {
            Optional<Updates.Webhook> webhook = updates.webhook();
            if (webhook.isEmpty()) {
                return;
            }
            var thanks = post.send(webhook.get(), update.json(), attempt == 1 ? "" : "attempt " + attempt);
            if (thanks.isGood()) {
                repeat(webhook.get(), update);
                updates.taken(update);
                return;
            }
            remember(thanks.status());
            Duration wait = thanks.retryAfter() > 0 ? Duration.ofSeconds(thanks.retryAfter()) : pause;
            var unused = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void repeat(Updates.Webhook webhook, Updates.Update update) {
        goneSince(null);
        for (int copy = 0; copy < behaviour.now().repeatDeliveries(); copy++) {
            post.send(webhook, update.json(), "repeated");
        }
    }

    private synchronized void remember(int status) {
        Instant now = clock.now();
        if (status != 410) {
            goneSince = null;
        } else if (goneSince == null) {
            goneSince = now;
        } else if (goneSince.plus(GONE_FOR_GOOD).isBefore(now)) {
            updates.postTo(null, false);
        }
    }

    private synchronized void goneSince(@Nullable Instant since) {
        goneSince = since;
    }
}
