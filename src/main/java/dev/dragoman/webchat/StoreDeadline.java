package dev.dragoman.webchat;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a visitor from waiting for a database that is away: work on it ends within two seconds, or the request is
 * refused and may be repeated under the same id.
 */
@Component
@WhenWebchatIsOn
class StoreDeadline {

    private static final Logger LOG = LoggerFactory.getLogger(StoreDeadline.class);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int MOST_AT_ONCE = 512;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** Runs the work; refuses with 503 when it fails, takes too long or when too much waits already. */
    <T> T within(Callable<T> work) {
        if (!places.tryAcquire()) {
            throw ChatRefusal.unavailable();
        }
        Future<T> result = workers.submit(() -> {
            try {
                return work.call();
            } finally {
                places.release();
            }
        });
        return await(result);
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ChatRefusal refusal) {
                throw refusal;
            }
            LOG.warn("the store failed", failure.getCause());
            throw ChatRefusal.unavailable();
        } catch (TimeoutException slow) {
            result.cancel(true);
            LOG.warn("the store did not answer within {}", PATIENCE);
            throw ChatRefusal.unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw ChatRefusal.unavailable();
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
