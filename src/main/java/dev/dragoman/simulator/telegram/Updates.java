package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.WhenSimulating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates the bot has not taken yet, by number: those of a chat go to a webhook one after the other, or all of them to
 * whoever asks. At most 10,000 wait; what comes on top is lost.
 */
@Component
@WhenSimulating
final class Updates {

    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final long seed;
    private final TreeMap<Long, Update> waiting = new TreeMap<>();
    private @Nullable Webhook webhook;
    private Set<String> allowed;
    private long numbers;
    private long askers;

    Updates(BotSettings settings) {
        this.seed = settings.seed();
        // As if the product had called setWebhook for everything.
        this.allowed = Set.of("message_reaction");
        this.webhook = settings.polls() ? null : new Webhook("", settings.secret());
    }

    /** What waits for the bot. */
    record Update(long number, long chat, ObjectNode json) {}

    /**
     * Where updates are posted.
     *
     * @param url empty for the product's own address
     */
    record Webhook(String url, String secret) {}

    /** How somebody who asked fared. */
    sealed interface Asked {

        record Told(List<Update> updates) implements Asked {}

        /** A webhook is set. */
        record Called() implements Asked {}

        /** Somebody else asked since. */
        record Ousted() implements Asked {}
    }

    void add(long chat, String kind, ObjectNode what) {
        lock.lock();
        try {
            boolean isWanted = !kind.equals("message_reaction") || allowed.contains(kind);
            if (isWanted && waiting.size() < MOST) {
                long number = seed + ++numbers;
                ObjectNode json = JsonNodeFactory.instance.objectNode().put("update_id", number);
                json.set(kind, what);
                waiting.put(number, new Update(number, chat, json));
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most so long for updates from a number on; what lies before it is forgotten. */
    Asked ask(long offset, int limit, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long me = ++askers;
            news.signalAll();
            waiting.headMap(offset).clear();
            long left = patience.toNanos();
            while (webhook == null && me == askers && waiting.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            if (webhook != null) {
                return new Asked.Called();
            }
            return me == askers ? new Asked.Told(first(limit)) : new Asked.Ousted();
        } finally {
            lock.unlock();
        }
    }

    private List<Update> first(int limit) {
        return new ArrayList<>(waiting.values()).subList(0, Math.min(limit, waiting.size()));
    }

    /** The next update for each chat that is not in this set; waits up to 200 ms for one. Empty without a webhook. */
    Map<Long, Update> next(Set<Long> busy) throws InterruptedException {
        lock.lock();
        try {
            Map<Long, Update> next = heads(busy);
            if (next.isEmpty()) {
                var unused = news.await(200, TimeUnit.MILLISECONDS);
                next = heads(busy);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private Map<Long, Update> heads(Set<Long> busy) {
        Map<Long, Update> heads = new TreeMap<>();
        if (webhook != null) {
            waiting.values().stream()
                    .filter(update -> !busy.contains(update.chat()))
                    .forEach(update -> heads.putIfAbsent(update.chat(), update));
        }
        return heads;
    }

    void taken(Update update) {
        lock.lock();
        try {
            waiting.remove(update.number());
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<Webhook> webhook() {
        lock.lock();
        try {
            return Optional.ofNullable(webhook);
        } finally {
            lock.unlock();
        }
    }

    /** Posts updates there from now on; null to let the bot ask. */
    void postTo(@Nullable Webhook wanted, boolean forget) {
        lock.lock();
        try {
            webhook = wanted;
            if (forget) {
                waiting.clear();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What else than the usual kinds is told. */
    void allow(Set<String> kinds) {
        lock.lock();
        try {
            allowed = kinds;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
