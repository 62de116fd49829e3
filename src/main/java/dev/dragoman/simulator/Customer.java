package dev.dragoman.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pretend person and the phone in their hand. Only touched by who holds the network's lock. */
public final class Customer {

    static final int MOST_LINES = 500;

    private final int number;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private @Nullable Instant heard;

    Customer(int number) {
        this.number = number;
    }

    /** From 1 on. */
    public int number() {
        return number;
    }

    /** The id the page sees in Messenger. */
    public String psid() {
        return "900000000%07d".formatted(number);
    }

    /** The id the page sees under comments; another one, as a receiver must not take the two for the same. */
    public String author() {
        return "800000000%07d".formatted(number);
    }

    /** What the network shows. */
    public String name() {
        return "Customer " + number;
    }

    /** When they last wrote, pressed or reacted, which is what opens the page's reply window; null for never. */
    public @Nullable Instant heard() {
        return heard;
    }

    /** They just turned to the account. */
    public void heardAt(Instant at) {
        heard = at;
    }

    /** The message of this id; null when it is not on the phone. */
    public @Nullable Line line(String id) {
        return lines.get(id);
    }

    /** What the phone shows, the oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** Adds or replaces a line; the oldest goes when there are too many. */
    void put(Line line) {
        lines.put(line.id(), line);
        if (lines.size() > MOST_LINES) {
            lines.remove(lines.keySet().iterator().next());
        }
    }
}
