package dev.dragoman.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happened in one stage. */
final class Tally {

    private final long start = System.nanoTime();
    private final Latencies acknowledgements = new Latencies();
    private final Latencies endToEnd = new Latencies();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicLong lastThanks = new AtomicLong(start);
    private final AtomicLong firstReply = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastReply = new AtomicLong(start);

    void acknowledged(long waited, long now) {
        acknowledgements.add(waited);
        lastThanks.accumulateAndGet(now, Math::max);
    }

    void replied(long waited, long now) {
        endToEnd.add(waited);
        firstReply.accumulateAndGet(now, Math::min);
        lastReply.accumulateAndGet(now, Math::max);
    }

    /** The product did not take it; it is posted again, as a network would. */
    void repeated() {
        repeated.incrementAndGet();
    }

    int messages() {
        return acknowledgements.size();
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", messages());
        figures.put("repeatedPosts", repeated.get());
        figures.put("acknowledgedPerSecond", perSecond(acknowledgements.size(), lastThanks.get() - start));
        figures.put("repliedPerSecond", perSecond(endToEnd.size(), lastReply.get() - firstReply.get()));
        figures.put("lastReplyAfterSeconds", Figures.round((lastReply.get() - start) / 1e9));
        figures.put("acknowledgeMillis", acknowledgements.millis());
        figures.put("endToEndMillis", endToEnd.millis());
        return figures;
    }

    private static double perSecond(int count, long nanos) {
        return nanos <= 0 ? 0 : Figures.round(count / (nanos / 1e9));
    }
}
