package dev.dragoman.simulator;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers events one after the other in the background, as Meta does: what is not answered 200 is tried again with a
 * growing pause, and an hour of failures ends the subscription. At most 10,000 wait; what comes on top is lost.
 */
@Component
@WhenSimulating
public final class WebhookSender {

    static final int MOST_TRIES = 6;

    private static final int MOST_WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long GATHERING_MILLIS = 150;

    private final WebhookPost post;
    private final MetaWorld world;
    private final MetaBehaviour<?> behaviour;
    private final String object;
    private final Duration firstPause;
    private final LinkedBlockingQueue<ObjectNode> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger unsettled = new AtomicInteger();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("simulator-retries").factory());
    private final Thread worker;
    private @Nullable Instant failingSince;

    WebhookSender(WebhookPost post, MetaWorld world, MetaBehaviour<?> behaviour, MetaSettings settings) {
        this.post = post;
        this.world = world;
        this.behaviour = behaviour;
        object = settings.object();
        firstPause = settings.retryPause();
        worker = Thread.ofVirtual().name("simulator-webhooks").start(this::work);
    }

    /** Takes an entry for delivery and returns at once; an unsubscribed app hears nothing. */
    public void deliver(ObjectNode entry) {
        if (!world.alone(world::subscribed)) {
            return;
        }
        unsettled.incrementAndGet();
        if (!waiting.offer(entry)) {
            unsettled.decrementAndGet();
        }
    }

    /** Entries that are not yet delivered and not yet given up. */
    int unsettled() {
        return unsettled.get();
    }

    @PreDestroy
    void stop() {
        worker.interrupt();
        retries.shutdownNow();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<ObjectNode> entries = gather(waiting.take());
                if (behaviour.now().batch()) {
                    first(entries);
                } else {
                    entries.forEach(entry -> first(List.of(entry)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The entry, and those that come shortly after it when the order or the number in a POST matters. */
    private List<ObjectNode> gather(ObjectNode entry) throws InterruptedException {
        List<ObjectNode> entries = new ArrayList<>(List.of(entry));
        MetaTraits traits = behaviour.now();
        if (traits.reorder() || traits.batch()) {
            for (ObjectNode next = waiting.poll(GATHERING_MILLIS, TimeUnit.MILLISECONDS); next != null; ) {
                entries.add(next);
                next = waiting.poll();
            }
        }
        if (traits.reorder()) {
            Collections.reverse(entries);
        }
        return entries;
    }

    private void first(List<ObjectNode> entries) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("object", object);
        envelope.putArray("entry").addAll(entries);
        byte[] body = MetaJson.bytes(envelope);
        if (behaviour.dropsDelivery()) {
            post.lose(envelope);
            unsettled.addAndGet(-entries.size());
            return;
        }
        attempt(new Delivery(envelope, body, entries.size()), 1);
        for (int copy = 0; copy < behaviour.now().repeatDeliveries(); copy++) {
            post.send(envelope, body, "repeated");
        }
    }

    private void attempt(Delivery delivery, int number) {
        boolean thanked =
                post.send(delivery.envelope(), delivery.body(), number == 1 ? "" : "attempt " + number) == 200;
        remember(thanked);
        if (thanked || number == MOST_TRIES || retries.isShutdown()) {
            unsettled.addAndGet(-delivery.size());
            return;
        }
        long pause = firstPause.toMillis() << (number - 1);
        var unused = retries.schedule(() -> attempt(delivery, number + 1), pause, TimeUnit.MILLISECONDS);
    }

    private synchronized void remember(boolean thanked) {
        Instant now = world.now();
        if (thanked) {
            failingSince = null;
        } else if (failingSince == null) {
            failingSince = now;
        } else if (failingSince.plus(PATIENCE).isBefore(now)) {
            world.alone(() -> {
                world.subscribe(false);
                return false;
            });
        }
    }

    /** What is on its way: the envelope for the journal, its signed bytes, and how many entries it holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Delivery(ObjectNode envelope, byte[] body, int size) {}
}
