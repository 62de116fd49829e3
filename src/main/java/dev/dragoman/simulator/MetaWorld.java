package dev.dragoman.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a pretend account of Meta knows, in memory and bounded, behind one lock: call everything else inside
 * {@link #alone}.
 */
public class MetaWorld {

    static final int MOST_CUSTOMERS = 1_000;
    static final int MOST_COMMENTS = 2_000;
    private static final long FIRST_COMMENT = 3_000_000_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final NetworkClock clock;
    private final String prefix;
    private final long seed;
    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private boolean subscribed = true;
    private long ids;
    private long version;

    /** Begins empty and subscribed. */
    public MetaWorld(MetaSettings settings, NetworkClock clock) {
        this.clock = clock;
        prefix = settings.messagePrefix();
        seed = settings.seed();
    }

    /** Does the work while nobody else touches the network. */
    public final <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The present, by the network's clock. */
    public final Instant now() {
        return clock.now();
    }

    /** Rises with every change. */
    final long version() {
        return version;
    }

    final void changed() {
        version++;
    }

    /** The customer of this number, from 1 to 1,000. */
    public final Customer customer(int number) {
        if (number < 1 || number > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return customers.computeIfAbsent(number, Customer::new);
    }

    /** All who ever did something. */
    public final List<Customer> customers() {
        return List.copyOf(customers.values());
    }

    /** The customer the account knows by this id in messages. */
    public final @Nullable Customer byPsid(String psid) {
        return customers.values().stream()
                .filter(customer -> customer.psid().equals(psid))
                .findFirst()
                .orElse(null);
    }

    /** The comment of this id; null for none. */
    public final @Nullable Comment comment(String id) {
        return comments.get(id);
    }

    /** All comments, the oldest first. */
    public final List<Comment> comments() {
        return List.copyOf(comments.values());
    }

    /** Adds or replaces a comment; the oldest goes when there are too many. */
    public final void put(Comment comment) {
        comments.put(comment.id(), comment);
        if (comments.size() > MOST_COMMENTS) {
            comments.remove(comments.keySet().iterator().next());
        }
        changed();
    }

    /** Adds a line to a phone, or replaces it there. */
    public final void put(Customer customer, Line line) {
        customer.put(line);
        changed();
    }

    /** An id no message had before. */
    public final String newMessageId() {
        return prefix + Long.toString(seed, 36) + "-" + ++ids;
    }

    /** A number no comment had before. */
    public final String newCommentId() {
        return String.valueOf(FIRST_COMMENT + seed * 1_000 + ++ids);
    }

    /** Whether the app hears of what happens. */
    public final boolean subscribed() {
        return subscribed;
    }

    final void subscribe(boolean wanted) {
        subscribed = wanted;
        changed();
    }

    /** Forgets customers and comments; ids go on. */
    void clear() {
        customers.clear();
        comments.clear();
        subscribed = true;
        changed();
    }
}
