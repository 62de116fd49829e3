package dev.dragoman.channels.youtube;

import static java.util.Objects.requireNonNull;

import dev.dragoman.channels.youtube.QuotaLedger.Spent;
import dev.dragoman.system.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What was seen of a channel's comments up to a place: lists without order or change marks can only be understood by
 * comparing them with the last look. Kept as JSON, the place of a polled account.
 *
 * @param since   comments from before this are known, but nothing is told of them
 * @param spent   the units spent, for a new start
 * @param older   when the threads beyond the newest were last looked at
 * @param held    when the comments that wait for review were last looked at
 * @param waiting the ids of comments that wait for review
 * @param broken  hashes of what could not be read, so that it goes to quarantine but once
 * @param threads what is known of each thread, by the id of its root
 */
record Memory(
        Instant since,
        Spent spent,
        Instant older,
        Instant held,
        Set<String> waiting,
        Set<Integer> broken,
        Map<String, Known> threads) {

    private static final int MOST_THREADS = 200;
    private static final int MOST_REPLIES = 500;
    private static final int MOST_REPLIES_IN_ALL = 5000;
    private static final int MOST_MARKS = 500;

    Memory {
        waiting = new LinkedHashSet<>(Objects.requireNonNullElse(waiting, Set.of()));
        broken = new LinkedHashSet<>(Objects.requireNonNullElse(broken, Set.of()));
        threads = new LinkedHashMap<>(Objects.requireNonNullElse(threads, Map.of()));
    }

    /**
     * A thread at the last look.
     *
     * @param published when its root was written
     * @param active    when the last thing of it was written
     * @param count     how many replies YouTube counted
     * @param version   the root's version; {@link #SILENT} when nothing of it is to be told
     * @param replies   the version of each reply, by id
     */
    record Known(Instant published, Instant active, int count, String version, Map<String, String> replies) {

        /** The version of our own comments and of those from before the first look. */
        static final String SILENT = "";

        Known {
            replies = new LinkedHashMap<>(Objects.requireNonNullElse(replies, Map.of()));
        }
    }

    static Memory from(Instant since, Spent spent) {
        return new Memory(since, spent, Instant.EPOCH, Instant.EPOCH, Set.of(), Set.of(), Map.of());
    }

    /** What was written down; null when it is not readable, so that all begins anew. */
    static @Nullable Memory read(String place) {
        try {
            @Nullable Memory memory = Json.MAPPER.readValue(place, Memory.class);
            return memory != null && memory.isWhole() ? memory : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A document may lack what the type promises. */
    private boolean isWhole() {
        return since != null && spent != null && spent.day() != null && older != null && held != null;
    }

    /** As it is written down, with no more than is needed: the threads that are active go first. */
    String write(Spent nowSpent, Instant olderAt, Instant heldAt) {
        trim();
        return Json.MAPPER.writeValueAsString(new Memory(since, nowSpent, olderAt, heldAt, waiting, broken, threads));
    }

    private void trim() {
        threads.values()
                .forEach(thread ->
                        first(thread.replies().keySet(), thread.replies().size() - MOST_REPLIES));
        List<String> latest = threads.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Known::active).reversed()))
                .map(Map.Entry::getKey)
                .toList();
        int kept = 0;
        int replies = 0;
        for (String root : latest) {
            replies += requireNonNull(threads.get(root)).replies().size();
            if (++kept > MOST_THREADS || replies > MOST_REPLIES_IN_ALL) {
                threads.remove(root);
            }
        }
        first(waiting, waiting.size() - MOST_MARKS);
        first(broken, broken.size() - MOST_MARKS);
    }

    private static void first(Set<?> set, int tooMany) {
        var each = set.iterator();
        for (int i = 0; i < tooMany; i++) {
            each.next();
            each.remove();
        }
    }
}
