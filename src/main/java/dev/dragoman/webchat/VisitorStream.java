package dev.dragoman.webchat;

import dev.dragoman.system.Json;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open event stream of a visitor. It is only ever told that there is news; what it writes it reads from the
 * transcript behind its own cursor, so nothing is missed, doubled or out of order.
 */
final class VisitorStream {

    private static final Logger LOG = LoggerFactory.getLogger(VisitorStream.class);

    private final UUID visitor;
    private final AsyncContext async;
    private final OutputStream out;
    private final Transcript transcript;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long cursor;

    VisitorStream(UUID visitor, long cursor, AsyncContext async, Transcript transcript) throws IOException {
        this.visitor = visitor;
        this.cursor = cursor;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.transcript = transcript;
    }

    UUID visitor() {
        return visitor;
    }

    long cursor() {
        return cursor;
    }

    /** Writes what is new on another thread; calls that come while one is at work are folded into one more round. */
    void catchUp(Executor executor) {
        if (calls.getAndIncrement() == 0) {
            executor.execute(this::writeNews);
        }
    }

    private void writeNews() {
        int seen;
        do {
            seen = calls.get();
            try {
                while (writePage()) {
                    LOG.trace("one more page for visitor {}", visitor);
                }
            } catch (IOException | RuntimeException failure) {
                LOG.debug("the stream of visitor {} ends: {}", visitor, failure.toString());
                close();
                return;
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    private boolean writePage() throws IOException {
        List<Line> page = transcript.after(visitor, cursor);
        writing.lock();
        try {
            for (Line line : page) {
                write("id: " + line.cursor() + "\nevent: message\ndata: " + Json.MAPPER.writeValueAsString(line)
                        + "\n\n");
                cursor = line.cursor();
            }
        } finally {
            writing.unlock();
        }
        return page.size() == Transcript.PAGE;
    }

    /** Writes something of no lasting worth, such as a heartbeat; skipped while a message is being written. */
    void say(String event) {
        if (!writing.tryLock()) {
            return;
        }
        try {
            write(event);
        } catch (IOException | RuntimeException gone) {
            LOG.debug("the stream of visitor {} ends: {}", visitor, gone.toString());
            close();
        } finally {
            writing.unlock();
        }
    }

    private void write(String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends the response; harmless when it has ended. */
    void close() {
        try {
            async.complete();
        } catch (IllegalStateException ended) {
            LOG.trace("the stream of visitor {} had ended", visitor);
        }
    }
}
