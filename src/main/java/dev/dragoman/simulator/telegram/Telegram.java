package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that the pretend Telegram knows of people, in memory and bounded: call everything inside {@link #alone}. */
@Component
@WhenSimulating
final class Telegram {

    static final int MOST_CUSTOMERS = 1_000;

    private static final int MOST_PRESSES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final NetworkClock clock;
    private final long seed;
    private final Map<Integer, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Instant> presses = new LinkedHashMap<>();
    private long messages;

    Telegram(BotSettings settings, NetworkClock clock) {
        this.clock = clock;
        this.seed = settings.seed();
    }

    /** Does the work while nobody else touches the network. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.now();
    }

    /** The customer of this number, from 1 to 1,000. */
    Chat chat(int customer) {
        if (customer < 1 || customer > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return chats.computeIfAbsent(customer, Chat::new);
    }

    /** The chat the bot knows under this number; null for one it does not know. */
    @Nullable
    Chat byId(String id) {
        return chats.values().stream()
                .filter(chat -> chat.open() && String.valueOf(chat.id()).equals(id))
                .findFirst()
                .orElse(null);
    }

    String newMessage() {
        return String.valueOf(seed + ++messages);
    }

    /** The number of a press, which the bot must answer. */
    String newPress() {
        String press = seed + "0" + ++messages;
        presses.put(press, now());
        if (presses.size() > MOST_PRESSES) {
            presses.remove(presses.keySet().iterator().next());
        }
        return press;
    }

    /** Ends a press; when it was made, or null when it is answered already or nobody pressed. */
    @Nullable
    Instant endPress(String press) {
        return presses.remove(press);
    }

    /** Forgets people; numbers go on. */
    void clear() {
        chats.clear();
        presses.clear();
    }
}
