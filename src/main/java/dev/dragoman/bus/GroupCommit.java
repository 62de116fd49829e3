package dev.dragoman.bus;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Makes many requests durable by one commit: whatever arrives while a commit is under way goes into the next one. So an
 * idle house commits at once, and a busy one in groups, without anybody waiting for company.
 */
@Component
public class GroupCommit {

    /** So many requests share a commit at most. */
    static final int LARGEST = 64;

    /** Two, so that a group gathers while another is being written. */
    private static final int WRITERS = 2;

    /** More than this may not wait; the sender is asked to repeat. */
    private static final int MOST_WAITING = 2048;

    private static final long IDLE_MILLIS = 200;

    private final Bus bus;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopped;

    GroupCommit(Bus bus) {
        this.bus = bus;
    }

    @PostConstruct
    void start() {
        for (int n = 0; n < WRITERS; n++) {
            writers.add(Thread.ofVirtual().name("group-commit-" + n).start(this::write));
        }
    }

    /**
     * Appends this request with the next group. The future ends when it is durable, or with what went wrong; who
     * cancels it before its group is taken has not appended anything.
     */
    public CompletableFuture<Void> append(Arrival arrival) {
        var waiting = new Waiting(arrival, new CompletableFuture<>());
        if (stopped || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(new RejectedExecutionException("too many requests wait"));
        }
        return waiting.done();
    }

    private void write() {
        List<Waiting> group = new ArrayList<>(LARGEST);
        try {
            while (!stopped || !queue.isEmpty()) {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, LARGEST - 1);
                    group.removeIf(waiting -> waiting.done().isDone());
                    write(group);
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            bus.append(group.stream().map(Waiting::arrival).toList());
            group.forEach(waiting -> waiting.done().complete(null));
        } catch (DataIntegrityViolationException e) {
            oneByOne(group, e);
        } catch (RuntimeException | Error e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    /** The store refuses something in this group: the others must not suffer for it. */
    private void oneByOne(List<Waiting> group, RuntimeException reason) {
        if (group.size() == 1) {
            group.getFirst().done().completeExceptionally(reason);
        } else {
            group.forEach(waiting -> write(List.of(waiting)));
        }
    }

    /** Writes what waits, for 3 s at most. Not by an interrupt, which would tear apart a commit. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread writer : writers) {
            writer.join(Duration.ofSeconds(3));
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.done().completeExceptionally(new RejectedExecutionException("stopping")));
    }

    private record Waiting(Arrival arrival, CompletableFuture<Void> done) {}
}
