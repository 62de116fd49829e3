package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.NetworkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the pretend forum knows, in memory and bounded: 1,000 customers, 1,000 topics and 2,000 posts. */
final class Forum {

    private static final int MOST_CUSTOMERS = 1_000;
    private static final int MOST_TOPICS = 1_000;
    private static final int MOST_POSTS = 2_000;
    private static final String CUSTOMER = "customer";

    /** The site setting {@code unique_posts_mins}. */
    private static final Duration SAME_WORDS = Duration.ofMinutes(5);

    private final ForumSettings settings;
    private final NetworkClock clock;
    private final long first;
    private final Map<Long, Topic> topics = new LinkedHashMap<>();
    private final Map<Long, ForumPost> posts = new LinkedHashMap<>();
    private long ids;

    Forum(ForumSettings settings, NetworkClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.first = settings.seed() * 1_000;
    }

    Instant now() {
        return clock.now();
    }

    /** A new public topic of a category. */
    Topic open(String title, int category, String externalId) {
        return keep(new Topic(first + ++ids, title, 0, category, externalId));
    }

    /** A new private message with a customer. */
    Topic openPrivately(String title, int customer, String externalId) {
        return keep(new Topic(first + ++ids, title, customer, 0, externalId));
    }

    private Topic keep(Topic topic) {
        topics.put(topic.id(), topic);
        if (topics.size() > MOST_TOPICS) {
            topics.remove(topics.keySet().iterator().next());
        }
        return topic;
    }

    ForumPost post(Topic topic, int user, String raw, int answers) {
        int number = in(topic).stream().mapToInt(ForumPost::number).max().orElse(0) + 1;
        var post = new ForumPost(first + ++ids, topic, number, user, raw, answers, 1, now(), now(), false, false);
        put(post);
        return post;
    }

    void put(ForumPost post) {
        posts.put(post.id(), post);
        if (posts.size() > MOST_POSTS) {
            posts.remove(posts.keySet().iterator().next());
        }
    }

    @Nullable
    ForumPost post(long id) {
        return posts.get(id);
    }

    /** All posts, the oldest first. */
    List<ForumPost> posts() {
        return List.copyOf(posts.values());
    }

    /** The posts of a topic, the oldest first. */
    List<ForumPost> in(Topic topic) {
        return posts.values().stream()
                .filter(post -> post.topic().id() == topic.id())
                .toList();
    }

    Optional<ForumPost> in(Topic topic, long number) {
        return in(topic).stream().filter(post -> post.number() == number).findFirst();
    }

    Optional<Topic> topic(long id) {
        return Optional.ofNullable(topics.get(id));
    }

    Optional<Topic> byExternalId(String externalId) {
        return topics.values().stream()
                .filter(topic -> !externalId.isEmpty() && topic.externalId().equals(externalId))
                .findFirst();
    }

    /** The private message in which a customer writes to the bot. */
    Optional<Topic> privateOf(int customer) {
        return topics.values().stream()
                .filter(topic -> topic.isPrivate() && topic.customer() == customer)
                .reduce((one, later) -> later);
    }

    /** Whether this user has said just this within the last five minutes. */
    boolean isRepeated(int user, String raw) {
        return posts.values().stream()
                .anyMatch(post -> post.user() == user
                        && !post.deleted()
                        && post.raw().strip().equals(raw.strip())
                        && post.at().plus(SAME_WORDS).isAfter(now()));
    }

    /** The number of a person who exists. */
    static int customer(int number) {
        if (number < 1 || number > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return number;
    }

    /** The customer with this name; 0 for nobody. */
    static int customer(String username) {
        String number = username.startsWith(CUSTOMER) ? username.substring(CUSTOMER.length()) : "";
        return number.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(number) : 0;
    }

    String username(int user) {
        return switch (user) {
            case 0 -> settings.bot();
            case -1 -> settings.colleague();
            default -> CUSTOMER + user;
        };
    }

    /** The number the forum gave a user. */
    static long userId(int user) {
        return user > 0 ? 1_000 + user : 10L - user;
    }

    /** Forgets what was posted; ids go on. */
    void clear() {
        topics.clear();
        posts.clear();
    }
}
