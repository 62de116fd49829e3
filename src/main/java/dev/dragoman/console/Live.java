package dev.dragoman.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells every open page what has changed. Keeps the last 500 events, so that a page which was cut off misses nothing;
 * one that was away for longer, or before this process started, is told to read everything anew.
 */
@Component
public class Live {

    private static final int KEPT = 500;

    private final String epoch = Long.toString(System.currentTimeMillis(), 36);
    private final Deque<LiveEvent> recent = new ArrayDeque<>();
    private final Set<LiveClient> clients = new HashSet<>();
    private long count;
    private boolean closed;

    Live() {}

    /**
     * Tells all pages. The data carries ids and no customer's text, for it goes to everybody who is signed in.
     *
     * @param topic lower-case letters and dashes; a page hears it as the event {@code live:<topic>}
     */
    public synchronized void publish(String topic, String data) {
        if (!topic.matches("[a-z][a-z-]*") || topic.equals("reset")) {
            throw new IllegalArgumentException("not a topic: " + topic);
        }
        var event = new LiveEvent(cursorAt(++count), topic, data);
        recent.addLast(event);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        clients.removeIf(client -> !client.offer(event));
    }

    /** Where the stream stands. Read it before the state it shall be compared with. */
    public synchronized String cursor() {
        return cursorAt(count);
    }

    /** Lets a client hear everything after its cursor, beginning with what it missed. */
    synchronized void join(LiveClient client, @Nullable String cursor) {
        client.offer(LiveEvent.hello(cursorAt(count)));
        missedBy(cursor).forEach(client::offer);
        if (closed) {
            client.close();
        } else {
            clients.add(client);
        }
    }

    synchronized void leave(LiveClient client) {
        clients.remove(client);
    }

    synchronized int listeners() {
        return clients.size();
    }

    /** Open streams would hold up the end of the server. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        clients.forEach(LiveClient::close);
        clients.clear();
    }

    private List<LiveEvent> missedBy(@Nullable String cursor) {
        long seen = seen(cursor);
        if (seen < count - recent.size() || seen > count) {
            return List.of(LiveEvent.reset(cursorAt(count)));
        }
        return recent.stream().skip(recent.size() - (count - seen)).toList();
    }

    /** The number in a cursor of ours, all of them for none, -1 for a foreign one. */
    private long seen(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return count;
        }
        String[] parts = cursor.split("\\.", 2);
        boolean ours = parts.length == 2 && parts[0].equals(epoch) && parts[1].matches("\\d{1,18}");
        return ours ? Long.parseLong(parts[1]) : -1;
    }

    private String cursorAt(long number) {
        return epoch + "." + number;
    }
}
