package dev.dragoman.bus;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the readers of a work list as soon as there is work; they would find it by themselves a little later. */
@Component
public class Waker {

    private final ConcurrentMap<String, Semaphore> bells = new ConcurrentHashMap<>();

    /** Rings once the running transaction has committed, or at once if there is none. */
    public void afterCommit(String list) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring(list);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring(list);
            }
        });
    }

    /** Rings now. */
    public void ring(String list) {
        Semaphore bell = bell(list);
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Waits for the bell, at most this long. */
    public void await(String list, Duration longest) throws InterruptedException {
        Semaphore bell = bell(list);
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private Semaphore bell(String list) {
        return bells.computeIfAbsent(list, name -> new Semaphore(0));
    }
}
