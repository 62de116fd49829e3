package dev.dragoman.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Delivers events one after the other in the background: lost, repeated, turned round or put together as the traits say,
 * and tried again with growing pauses where the network does so. At most 10,000 wait; what comes on top is lost.
 */
public final class HookSender<E> {

    private static final int MOST_WAITING = 10_000;
    private static final long GATHERING_MILLIS = 150;

    private final HookPost post;
    private final NetworkBehaviour<?> behaviour;
    private final Manner<E> manner;
    private final LinkedBlockingQueue<E> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger unsettled = new AtomicInteger();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("simulator-retries").factory());
    private final Thread worker;

    /** Begins to wait for events. */
    public HookSender(HookPost post, NetworkBehaviour<?> behaviour, Manner<E> manner) {
        this.post = post;
        this.behaviour = behaviour;
        this.manner = manner;
        worker = Thread.ofVirtual().name("simulator-webhooks").start(this::work);
    }

    /**
     * How a network calls.
     *
     * @param pack       one call of these events; there is more than one event only with the trait {@code batch}
     * @param mostTries  how often it calls in all for the same events
     * @param firstPause before the second try; each further pause is twice as long
     * @param takes      hears of each call how it was answered, and says whether that was thanks enough
     */
    public record Manner<E>(
            Function<List<E>, Hook> pack, int mostTries, Duration firstPause, Predicate<HookPost.Thanks> takes) {}

    /** Takes an event for delivery and returns at once. */
    public void deliver(E event) {
        unsettled.incrementAndGet();
        if (!waiting.offer(event)) {
            unsettled.decrementAndGet();
        }
    }

    /** Events that are not yet delivered and not yet given up. */
    public int unsettled() {
        return unsettled.get();
    }

    /** Delivers nothing more. */
    public void stop() {
        worker.interrupt();
        retries.shutdownNow();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<E> events = gather(waiting.take());
                if (behaviour.now().batch()) {
                    first(events);
                } else {
                    events.forEach(event -> first(List.of(event)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The event, and those that come shortly after it when the order or the number in a POST matters. */
    private List<E> gather(E event) throws InterruptedException {
        List<E> events = new ArrayList<>(List.of(event));
        NetworkTraits traits = behaviour.now();
        if (traits.reorder() || traits.batch()) {
            for (E next = waiting.poll(GATHERING_MILLIS, TimeUnit.MILLISECONDS); next != null; ) {
                events.add(next);
                next = waiting.poll();
            }
        }
        if (traits.reorder()) {
            Collections.reverse(events);
        }
        return events;
    }

    private void first(List<E> events) {
        Hook hook = manner.pack().apply(events);
        if (behaviour.dropsDelivery()) {
            post.lose(hook);
            unsettled.addAndGet(-events.size());
            return;
        }
        attempt(hook, events.size(), 1);
        for (int copy = 0; copy < behaviour.now().repeatDeliveries(); copy++) {
            post.send(hook, "repeated");
        }
    }

    private void attempt(Hook hook, int size, int number) {
        HookPost.Thanks thanks = post.send(hook, number == 1 ? "" : "attempt " + number);
        if (manner.takes().test(thanks) || number >= manner.mostTries() || retries.isShutdown()) {
            unsettled.addAndGet(-size);
            return;
        }
        long pause = manner.firstPause().toMillis() << (number - 1);
        var unused = retries.schedule(() -> attempt(hook, size, number + 1), pause, TimeUnit.MILLISECONDS);
    }
}
