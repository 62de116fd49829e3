package dev.dragoman.flow;

import dev.dragoman.message.ChannelId;
import jakarta.annotation.PreDestroy;
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

    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    /** Whether the work was done within 2 s. If not it may still be done later, so it must bear a repeat. */
    boolean inTime(ChannelId channel, Runnable commit) {
        try {
            writers.submit(commit).get(MOST_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            LOG.warn("{}: no commit within {} s, the sender will repeat", channel, MOST_SECONDS);
        } catch (ExecutionException e) {
            LOG.warn("{}: no commit ({}), the sender will repeat", channel, cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
