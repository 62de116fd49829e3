package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.NetworkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that the pretend instance knows, in memory and bounded: 1,000 customers and 2,000 posts. */
final class Instance {

    static final String HOST = "remote.example";

    private static final int MOST_CUSTOMERS = 1_000;
    private static final int MOST = 2_000;
    private static final Duration KEY_LIFE = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("(?<![\\w/])@(\\w+)(?:@([\\w.-]+\\w))?");
    private static final Pattern CUSTOMER = Pattern.compile("customer([1-9][0-9]{0,3})");

    private final NetworkClock clock;
    private final String username;
    private final long seed;
    private final Map<String, Toot> toots = new LinkedHashMap<>();
    private final Map<String, Mention> mentions = new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private long ids;

    Instance(InstanceSettings settings, NetworkClock clock) {
        this.clock = clock;
        this.username = settings.username();
        this.seed = settings.seed();
    }

    /** That a post names the account. */
    record Mention(String id, String toot) {}

    /** A key that came with a post. */
    private record Key(String toot, Instant at) {}

    /** A post as somebody writes it. */
    record Draft(
            int author,
            boolean byApp,
            String text,
            String visibility,
            @Nullable String parent) {}

    Instant now() {
        return clock.now();
    }

    Toot post(Draft draft) {
        var toot = new Toot(
                nextId(),
                draft.author(),
                draft.byApp(),
                draft.text(),
                draft.visibility(),
                draft.parent(),
                named(draft.text(), draft.author()),
                now(),
                null,
                false);
        put(toot);
        if (toot.author() > 0 && toot.named().contains(0)) {
            String id = nextId();
            mentions.put(id, new Mention(id, toot.id()));
            bound(mentions);
        }
        return toot;
    }

    private String nextId() {
        return String.valueOf(seed * 1_000 + ++ids);
    }

    void edit(Toot toot, String text) {
        put(toot.edited(text, named(text, toot.author()), now()));
    }

    void put(Toot toot) {
        toots.put(toot.id(), toot);
        bound(toots);
    }

    /** A post that is gone takes along what told of it. */
    void remove(Toot toot) {
        toots.remove(toot.id());
        mentions.values().removeIf(mention -> mention.toot().equals(toot.id()));
    }

    @Nullable
    Toot toot(String id) {
        return toots.get(id);
    }

    /** All posts, the oldest first. */
    List<Toot> toots() {
        return List.copyOf(toots.values());
    }

    /** What names the account, the oldest first. */
    List<Mention> mentions() {
        return List.copyOf(mentions.values());
    }

    /** The post that came with this key within the last hour; null for none. */
    @Nullable
    Toot byKey(String key) {
        Key known = keys.get(key);
        if (known == null || !known.at().plus(KEY_LIFE).isAfter(now())) {
            return null;
        }
        return toots.get(known.toot());
    }

    void keep(String key, Toot toot) {
        keys.put(key, new Key(toot.id(), now()));
        bound(keys);
    }

    /** Who is named in a text, in its order; nobody names themselves. */
    private List<Integer> named(String text, int author) {
        List<Integer> named = new ArrayList<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            int person = person(names.group(1), names.group(2));
            if (person >= 0 && person != author && !named.contains(person)) {
                named.add(person);
            }
        }
        return List.copyOf(named);
    }

    private int person(String name, @Nullable String host) {
        if (host == null) {
            return name.equalsIgnoreCase(username) ? 0 : -1;
        }
        Matcher customer = CUSTOMER.matcher(name);
        return host.equals(HOST) && customer.matches() ? Integer.parseInt(customer.group(1)) : -1;
    }

    /** The number of a person who exists. */
    static int customer(int number) {
        if (number < 1 || number > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        return number;
    }

    /** The name by which one calls a person: the account's own, or a customer's. */
    String acct(int person) {
        return person == 0 ? username : "customer" + person + "@" + HOST;
    }

    private static void bound(Map<String, ?> all) {
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
    }

    /** Forgets what was posted; ids go on. */
    void clear() {
        toots.clear();
        mentions.clear();
        keys.clear();
    }
}
