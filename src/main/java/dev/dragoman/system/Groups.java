package dev.dragoman.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Writes down many things by one commit: whatever comes while a commit is under way goes into the next one. What the
 * store refuses harms nobody else of its group.
 *
 * @param <T> what is written down
 */
public final class Groups<T> implements AutoCloseable {

    private static final long IDLE_MILLIS = 200;
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final Size size;
    private final Consumer<List<T>> work;
    private final BlockingQueue<Waiting<T>> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * How large groups are.
     *
     * @param largest so many share a commit at most
     * @param writers so many groups are written at once
     * @param waiting more than this may not wait
     * @param linger  how long the first of a group waits for company
     */
    public record Size(int largest, int writers, int waiting, Duration linger) {}

    /** Begins; {@code work} writes down a group and ends with its commit. */
    public Groups(String name, Size size, Consumer<List<T>> work) {
        this.size = size;
        this.work = work;
        this.queue = new ArrayBlockingQueue<>(size.waiting());
        for (int n = 0; n < size.writers(); n++) {
            writers.add(Thread.ofVirtual().name(name + "-" + n).start(this::write));
        }
    }

    /**
     * Writes it down with the next group. The future ends when it is durable, or with what went wrong: with a
     * {@link RejectedExecutionException} when too many wait. Who cancels it before its group is taken has written
     * nothing.
     */
    public CompletableFuture<Void> add(T item) {
        var waiting = new Waiting<>(item, new CompletableFuture<>());
        if (stopped || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(new RejectedExecutionException("too many wait"));
        }
        return waiting.done();
    }

    private void write() {
        List<Waiting<T>> group = new ArrayList<>(size.largest());
        try {
            while (!stopped || !queue.isEmpty()) {
                Waiting<T> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    linger();
                    group.add(first);
                    queue.drainTo(group, size.largest() - 1);
                    group.removeIf(waiting -> waiting.done().isDone());
                    write(group);
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void linger() throws InterruptedException {
        if (size.linger().isPositive() && queue.size() < size.largest() - 1) {
            Thread.sleep(size.linger());
        }
    }

    private void write(List<Waiting<T>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            work.accept(group.stream().map(Waiting::item).toList());
            group.forEach(waiting -> waiting.done().complete(null));
        } catch (DataIntegrityViolationException e) {
            oneByOne(group, e);
        } catch (RuntimeException | Error e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    /** The store refuses something in this group: the others must not suffer for it. */
    private void oneByOne(List<Waiting<T>> group, RuntimeException reason) {
        if (group.size() == 1) {
            group.getFirst().done().completeExceptionally(reason);
        } else {
            group.forEach(waiting -> write(List.of(waiting)));
        }
    }

    /** Writes what waits, for 3 s at most. Not by an interrupt, which would tear apart a commit. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread writer : writers) {
                writer.join(LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Waiting<T>> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.done().completeExceptionally(new RejectedExecutionException("stopping")));
    }

    private record Waiting<T>(T item, CompletableFuture<Void> done) {}
}
