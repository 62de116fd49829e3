package dev.dragoman.webchat;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All open event streams of this process. Messages of other processes are found once a second by the newest cursor;
 * a heartbeat every 15 s keeps proxies patient and notices who has left.
 */
@Component
@WhenWebchatIsOn
class VisitorStreams {

    /** More streams than this one visitor may not hold open. */
    static final int MOST_FOR_ONE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(VisitorStreams.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Map<UUID, Set<VisitorStream>> open = new ConcurrentHashMap<>();
    private final Transcript transcript;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("webchat-ticker").factory());
    private volatile boolean closing;

    VisitorStreams(Transcript transcript) {
        this.transcript = transcript;
        every(LOOK, this::lookForNews);
        every(HEARTBEAT, () -> all(stream -> stream.say(": \n\n")));
    }

    private void every(Duration pause, Runnable work) {
        var unused = ticker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        LOG.debug("web chat: the streams could not be served just now", failure);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Takes a stream in; false when this visitor holds too many already or the house is closing. */
    boolean add(VisitorStream stream) {
        Set<VisitorStream> own = open.compute(stream.visitor(), (visitor, old) -> {
            Set<VisitorStream> streams = old == null ? ConcurrentHashMap.newKeySet() : old;
            if (!closing && streams.size() < MOST_FOR_ONE) {
                streams.add(stream);
            }
            return streams.isEmpty() ? null : streams;
        });
        boolean taken = own != null && own.contains(stream);
        if (taken) {
            stream.catchUp(writers);
        }
        return taken;
    }

    /** Whether this visitor holds as many streams as we allow. */
    boolean isFull(UUID visitor) {
        return open.getOrDefault(visitor, Set.of()).size() >= MOST_FOR_ONE;
    }

    void remove(VisitorStream stream) {
        open.computeIfPresent(stream.visitor(), (visitor, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** How many streams are open in this process. */
    int size() {
        return open.values().stream().mapToInt(Collection::size).sum();
    }

    /** There is news for this visitor, as soon as the running transaction has committed. */
    void wake(UUID visitor) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wakeNow(visitor);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeNow(visitor);
            }
        });
    }

    private void wakeNow(UUID visitor) {
        open.getOrDefault(visitor, Set.of()).forEach(stream -> stream.catchUp(writers));
    }

    /** Somebody on our side is writing to this visitor. */
    void typing(UUID visitor) {
        open.getOrDefault(visitor, Set.of())
                .forEach(stream -> writers.execute(() -> stream.say("event: typing\ndata: {}\n\n")));
    }

    private void lookForNews() {
        if (open.isEmpty()) {
            return;
        }
        Map<UUID, Long> newest = transcript.newest(List.copyOf(open.keySet()));
        open.values().stream().flatMap(Set::stream).forEach(stream -> {
            Long last = newest.get(stream.visitor());
            if (last == null) {
                stream.close();
            } else if (last > stream.cursor()) {
                stream.catchUp(writers);
            }
        });
    }

    private void all(Consumer<VisitorStream> what) {
        open.values().stream().flatMap(Set::stream).forEach(stream -> writers.execute(() -> what.accept(stream)));
    }

    /** VisitorStreams never end by themselves, so they must not hold up an orderly stop of the server. */
    @EventListener(ContextClosedEvent.class)
    public void closeAll() {
        closing = true;
        ticker.shutdownNow();
        open.values().stream().flatMap(Set::stream).forEach(VisitorStream::close);
    }

    @PreDestroy
    void stop() {
        writers.shutdownNow();
    }
}
