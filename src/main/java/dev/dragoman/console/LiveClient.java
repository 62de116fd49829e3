package dev.dragoman.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One open stream. What it has not read yet waits here; who reads too slowly is cut off and comes back with a cursor. */
final class LiveClient implements Runnable {

    /** More than is kept for those who come back, so that a resumed client is not cut off at once. */
    private static final int WAITING = 600;

    private final OutputStream out;
    private final Duration heartbeat;
    private final BooleanSupplier welcome;
    private final BlockingQueue<LiveEvent> waiting = new LinkedBlockingQueue<>(WAITING);
    private volatile boolean closed;
    private volatile @Nullable Thread writer;

    LiveClient(OutputStream out, Duration heartbeat, BooleanSupplier welcome) {
        this.out = out;
        this.heartbeat = heartbeat;
        this.welcome = welcome;
    }

    /** False when the client has fallen too far behind and was cut off. */
    boolean offer(LiveEvent event) {
        if (!closed && !waiting.offer(event)) {
            close();
        }
        return !closed;
    }

    void close() {
        closed = true;
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Writes until the client leaves, is cut off or is no longer welcome. */
    @Override
    public void run() {
        writer = Thread.currentThread();
        try {
            while (!closed) {
                LiveEvent event = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                if (!welcome.getAsBoolean()) {
                    return;
                }
                write(event);
            }
        } catch (IOException e) {
            closed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(@Nullable LiveEvent event) throws IOException {
        String text = event == null ? ":\n\n" : event.text();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        if (waiting.isEmpty()) {
            out.flush();
        }
    }
}
