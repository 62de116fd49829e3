package dev.dragoman.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that the pretend page knows, in memory and bounded, behind one lock: call everything else inside {@link #alone}. */
@Component
@WhenSimulating
final class Network {

    static final int MOST_CUSTOMERS = 1_000;
    static final int MOST_COMMENTS = 2_000;
    static final String POST_TEXT = "New in the shop this week. What would you like to know?";

    private static final String POST_NUMBER = "2000000000000001";
    private static final long FIRST_COMMENT = 3_000_000_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorSettings settings;
    private final NetworkClock clock;
    private final long seed;
    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private String post = POST_TEXT;
    private boolean subscribed = true;
    private long ids;
    private long version;

    Network(SimulatorSettings settings, NetworkClock clock) {
        this.settings = settings;
        this.clock = clock;
        seed = settings.seed();
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

    /** Rises with every change. */
    long version() {
        return version;
    }

    void changed() {
        version++;
    }

    /** The customer of this number, from 1 to 1,000. */
    Customer customer(int number) {
        if (number < 1 || number > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return customers.computeIfAbsent(number, Customer::new);
    }

    List<Customer> customers() {
        return List.copyOf(customers.values());
    }

    /** The customer the page knows by this id in Messenger. */
    @Nullable
    Customer byPsid(String psid) {
        return customers.values().stream()
                .filter(customer -> customer.psid().equals(psid))
                .findFirst()
                .orElse(null);
    }

    String postId() {
        return settings.pageId() + "_" + POST_NUMBER;
    }

    /** What the one post of the page says. */
    String post() {
        return post;
    }

    /** What is published becomes the one post of the page. */
    void publish(String text) {
        post = text;
        changed();
    }

    @Nullable
    Comment comment(String id) {
        return comments.get(id);
    }

    List<Comment> comments() {
        return List.copyOf(comments.values());
    }

    /** Adds or replaces a comment; the oldest goes when there are too many. */
    void put(Comment comment) {
        comments.put(comment.id(), comment);
        if (comments.size() > MOST_COMMENTS) {
            comments.remove(comments.keySet().iterator().next());
        }
        changed();
    }

    void put(Customer customer, Line line) {
        customer.put(line);
        changed();
    }

    String newMessageId() {
        return "m_" + Long.toString(seed, 36) + "-" + ++ids;
    }

    String newCommentId() {
        return POST_NUMBER + "_" + (FIRST_COMMENT + seed * 1_000 + ++ids);
    }

    boolean subscribed() {
        return subscribed;
    }

    void subscribe(boolean wanted) {
        subscribed = wanted;
        changed();
    }

    /** Forgets customers and comments; ids go on. */
    void clear() {
        customers.clear();
        comments.clear();
        post = POST_TEXT;
        subscribed = true;
        changed();
    }
}
