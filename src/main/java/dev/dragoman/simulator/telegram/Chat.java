package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pretend person and the phone in their hand. Only touched by who holds the network's lock. */
final class Chat {

    static final int MOST_LINES = 500;

    private static final long FIRST = 600_000_000L;

    private final int number;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private boolean open;
    private boolean blocked;

    Chat(int number) {
        this.number = number;
    }

    /** The number of the chat, which is that of the person. */
    long id() {
        return FIRST + number;
    }

    String name() {
        return "Customer " + number;
    }

    /** Whether the person ever turned to the bot; before that it cannot write to them. */
    boolean open() {
        return open;
    }

    void turnToTheBot() {
        open = true;
    }

    boolean blocked() {
        return blocked;
    }

    void block(boolean wanted) {
        blocked = wanted;
    }

    @Nullable
    Line line(String id) {
        return lines.get(id);
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** Adds or replaces a line; the oldest goes when there are too many. */
    void put(Line line) {
        lines.put(line.id(), line);
        if (lines.size() > MOST_LINES) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    void remove(String line) {
        lines.remove(line);
    }
}
