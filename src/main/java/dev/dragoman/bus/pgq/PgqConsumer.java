package dev.dragoman.bus.pgq;

import dev.dragoman.bus.Waker;
import dev.dragoman.bus.WorkList;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes as many pieces as there are free workers, and gives each to the route on a virtual thread of its own. */
class PgqConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(PgqConsumer.class);

    private final Reader reader;
    private final Semaphore free;
    private @Nullable ExecutorService workers;
    private volatile @Nullable Thread dispatcher;
    private long looked = System.nanoTime();

    PgqConsumer(PgqEndpoint endpoint, Processor processor, Reader reader) {
        super(endpoint, processor);
        this.reader = reader;
        this.free = new Semaphore(reader.settings().workers());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        workers = Executors.newVirtualThreadPerTaskExecutor();
        dispatcher = Thread.ofVirtual().name("pgq-" + reader.settings().list()).start(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        Thread running = dispatcher;
        if (running != null) {
            // Not by an interrupt: it would tear apart a take whose rows are already written down as ours.
            reader.waker().ring(reader.settings().list());
            if (!running.join(Duration.ofSeconds(5))) {
                running.interrupt();
                running.join(Duration.ofSeconds(1));
            }
        }
        ExecutorService pool = workers;
        if (pool != null) {
            pool.shutdown();
            if (!pool.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn(
                        "{}: work is still running after 20 s and will be found again",
                        reader.settings().list());
            }
        }
        super.doStop();
    }

    private void run() {
        try {
            while (isRunAllowed()) {
                dispatch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks no more often than once in a pause: what comes in between is taken together, which is cheaper for all. */
    private void dispatch() throws InterruptedException {
        long wait = looked + TimeUnit.MILLISECONDS.toNanos(reader.settings().pause()) - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        free.acquire();
        looked = System.nanoTime();
        int permits = 1 + free.drainPermits();
        List<?> pieces = take(permits);
        free.release(permits - pieces.size());
        ExecutorService pool = workers;
        for (Object piece : pieces) {
            if (pool != null) {
                pool.execute(() -> work(piece));
            }
        }
        if (pieces.size() < permits) {
            reader.waker()
                    .await(
                            reader.settings().list(),
                            Duration.ofMillis(reader.settings().idle()));
        }
    }

    private List<?> take(int most) {
        try {
            return reader.list().take(most);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: could not look for work: {}",
                    reader.settings().list(),
                    e.getClass().getSimpleName());
            return List.of();
        }
    }

    private void work(Object piece) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(piece);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                LOG.warn(
                        "{}: {}",
                        reader.settings().list(),
                        exchange.getException().toString());
            }
        } catch (Exception e) {
            LOG.warn("{}: {}", reader.settings().list(), e.toString());
        } finally {
            releaseExchange(exchange, false);
            free.release();
        }
    }

    /** Where to look for work. */
    record Reader(WorkList list, Waker waker, PgqEndpoint.Settings settings) {}
}
