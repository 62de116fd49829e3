package dev.dragoman.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** The last 2,000 exchanges with the pretend networks, in memory. */
@Component
@WhenSimulating
public final class Journal {

    static final int MOST = 2_000;

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long number;

    /** Adds an entry under the next number; the oldest goes when there are too many. */
    public synchronized void add(LongFunction<JournalEntry> entry) {
        entries.addLast(entry.apply(++number));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** All that is kept, oldest first. */
    synchronized List<JournalEntry> all() {
        return List.copyOf(entries);
    }

    /** The number of the last entry. */
    synchronized long last() {
        return number;
    }

    /** Forgets the entries; numbers go on. */
    synchronized void clear() {
        entries.clear();
    }
}
