package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.GroupCommit;
import dev.dragoman.message.ChannelId;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits for a commit, but no longer than a network waits for its thanks. */
@Component
class Commits {

    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    private static final long MOST_SECONDS = 2;

    private final GroupCommit groups;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    Commits(GroupCommit groups) {
        this.groups = groups;
    }

    /** Whether the request was appended within 2 s. If not it may still be, later, so it must bear a repeat. */
    boolean inTime(Arrival arrival) {
        return inTime(arrival.channel(), groups.append(arrival));
    }

    /** The same for other work that ends in a commit. */
    boolean inTime(ChannelId channel, Runnable commit) {
        return inTime(channel, CompletableFuture.runAsync(commit, writers));
    }

    private static boolean inTime(ChannelId channel, CompletableFuture<Void> commit) {
        try {
            commit.get(MOST_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            LOG.warn("{}: no commit within {} s, the sender will repeat", channel, MOST_SECONDS);
        } catch (ExecutionException e) {
            LOG.warn("{}: no commit ({}), the sender will repeat", channel, cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commit.cancel(false);
        return false;
    }

    private static String cause(ExecutionException e) {
        return e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName();
    }

    @PreDestroy
    void stop() {
        writers.shutdown();
    }
}
