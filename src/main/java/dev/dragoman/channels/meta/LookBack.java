package dev.dragoman.channels.meta;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads lists of the Graph API from the latest back to a time, at the pace that Meta allows, and keeps what they tell.
 * Meta does not send webhooks again that nobody took for longer than it repeats them.
 */
public final class LookBack {

    /** Meta allows two calls a second of the Conversations API for each account. */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);

    private static final int MOST_CALLS = 200;
    private static final List<String> TIMES = List.of("updated_time", "created_time", "timestamp");

    private final GraphApi graph;
    private final GraphApi.Caller caller;
    private final Instant since;
    private final List<Missed.Page> read = new ArrayList<>();
    private int calls;

    /** Reads in the name of an account what is not older than a time. */
    public LookBack(GraphApi graph, GraphApi.Caller caller, Instant since) {
        this.graph = graph;
        this.caller = caller;
        this.since = since;
    }

    /** What is to be read, list by list. */
    @FunctionalInterface
    public interface Lists {
        /** Reads them; ends early when one cannot be read. */
        void read() throws Unread, InterruptedException;
    }

    /** Reads the lists and tells what they held; when one of them could not be read, what was read until then. */
    public Missed read(Lists lists) {
        try {
            lists.read();
            return new Missed(read, null);
        } catch (Unread e) {
            return new Missed(read, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(read, "interrupted");
        }
    }

    /**
     * Reads an edge, the latest first, until everything on a page of it is older than what is asked for. What one
     * element tells is expected the latest first, too.
     */
    public void all(String node, String edge, Map<String, String> query, Function<JsonNode, List<Inbound>> reader)
            throws Unread, InterruptedException {
        Map<String, String> next = new HashMap<>(query);
        boolean more = true;
        while (more) {
            JsonNode body = call(node, edge, next);
            List<Inbound> events = new ArrayList<>();
            boolean reachesBack = body.path("data").isEmpty();
            for (JsonNode one : body.path("data")) {
                reachesBack |= isOlder(one);
                events.addAll(reader.apply(one));
            }
            if (!events.isEmpty()) {
                read.add(new Missed.Page(body.toString().getBytes(StandardCharsets.UTF_8), events.reversed()));
            }
            String after = text(body.path("paging").path("cursors"), "after");
            more = !reachesBack && body.path("paging").has("next") && !after.isBlank();
            next.put("after", after);
        }
    }

    /** Reads one page of an edge, as it is. */
    public JsonNode call(String node, String edge, Map<String, String> query) throws Unread, InterruptedException {
        if (calls++ > 0) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_CALLS.toNanos());
        }
        if (calls > MOST_CALLS) {
            throw new Unread("more was said than " + MOST_CALLS + " calls can tell");
        }
        return switch (graph.get(caller, node, edge, query)) {
            case GraphAnswer.Failed(SendResult.AccountStopped(String why)) -> throw new Unread(why);
            case GraphAnswer.Failed failed -> throw new Unread("the account's " + edge + " could not be read");
            case GraphAnswer.Done(JsonNode body) -> body;
        };
    }

    /** Whether the last thing that happened to it lies before the time asked for. */
    public boolean isOlder(JsonNode one) {
        return time(one).map(at -> at.isBefore(since)).orElse(false);
    }

    /** When it was written; empty when that was before the time asked for, or is not told. */
    public Optional<Instant> isNew(JsonNode one) {
        return time(one).filter(at -> !at.isBefore(since));
    }

    private static Optional<Instant> time(JsonNode one) {
        return TIMES.stream().filter(one::has).findFirst().flatMap(name -> GraphTime.read(text(one, name)));
    }

    /** The network does not tell. */
    public static final class Unread extends Exception {

        private static final long serialVersionUID = 1L;

        Unread(String why) {
            super(why);
        }
    }
}
