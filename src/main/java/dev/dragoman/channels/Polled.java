package dev.dragoman.channels;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network told when it was asked. Its pages and its place are kept together or not at all, so that nothing is
 * lost and nothing doubled when the product is killed in between.
 *
 * @param pages        what it told, in order
 * @param place        where to go on, in words that only the channel understands; null to stay where we were
 * @param pause        how long to wait before it is asked again; zero for at once
 * @param trouble      why it did not tell all; null when it did
 * @param needsAPerson whether it will not tell before a person mends something, such as a token that died
 */
public record Polled(
        List<Page> pages,
        @Nullable String place,
        Duration pause,
        @Nullable String trouble,
        boolean needsAPerson) {

    private static final Duration UNKNOWN_ACCOUNT = Duration.ofMinutes(1);

    /** The same where time mends what is wrong, if anything is. */
    public Polled(List<Page> pages, @Nullable String place, Duration pause, @Nullable String trouble) {
        this(pages, place, pause, trouble, false);
    }

    /** The network could not be asked; the place stays. */
    public static Polled unknown(String why, Duration pause) {
        return new Polled(List.of(), null, pause, why);
    }

    /** There is no such account. */
    static Polled unknown(String why) {
        return unknown(why, UNKNOWN_ACCOUNT);
    }

    /** The network does not tell before a person mends something; the place stays. */
    public static Polled stopped(String why, Duration pause) {
        return new Polled(List.of(), null, pause, why, true);
    }

    /**
     * One thing it told.
     *
     * @param body      the raw bytes, as {@link WebhookChannel#read} takes them where the network has webhooks too
     * @param reception {@code Taken}, or {@code Unreadable} for what goes to quarantine
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Page(byte[] body, Reception reception) {}
}
