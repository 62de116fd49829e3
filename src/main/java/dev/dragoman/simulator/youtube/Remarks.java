package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All comments, in memory: at most 5,000, then the oldest go. Called under the lock. */
@Component
@WhenSimulating
final class Remarks {

    private static final int MOST = 5_000;

    private final NetworkClock clock;
    private final long seed;
    private final Map<String, Remark> all = new LinkedHashMap<>();
    private Instant last = Instant.EPOCH;
    private long number;

    Remarks(OwnChannel channel, NetworkClock clock) {
        this.clock = clock;
        this.seed = channel.seed();
    }

    /** Who writes: a customer by number, or the channel itself, which is 0. */
    record By(int customer, Writer writer) {}

    /** Writes a comment, at the top or below a top-level one; no two have the same time. */
    Remark write(@Nullable String parent, By by, String text, String status) {
        String own = Long.toString(seed + ++number, 36);
        String id = parent == null ? "Ugx" + own + "4AaABAg" : parent + "." + own;
        Instant at = now();
        return put(new Remark(id, parent, by.customer(), by.writer(), text, status, at, at));
    }

    Remark put(Remark remark) {
        all.put(remark.id(), remark);
        if (all.size() > MOST) {
            remove(all.keySet().iterator().next());
        }
        return remark;
    }

    void edit(Remark remark, String text) {
        put(remark.edited(text, now()));
    }

    /** Takes a comment away, a top-level one with all below it. */
    void remove(String id) {
        all.values().removeIf(one -> one.root().equals(id) || one.id().equals(id));
    }

    @Nullable
    Remark find(String id) {
        return all.get(id);
    }

    /** What stands below a top-level comment and was let in, oldest first. */
    List<Remark> replies(String root) {
        return stream()
                .filter(one -> root.equals(one.parent()) && one.isPublished())
                .toList();
    }

    /** Top-level comments, newest first. */
    Stream<Remark> roots() {
        return stream()
                .filter(one -> one.parent() == null)
                .sorted(Comparator.comparing(Remark::published).reversed());
    }

    Stream<Remark> stream() {
        return all.values().stream();
    }

    void clear() {
        all.clear();
    }

    private Instant now() {
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return last;
    }
}
