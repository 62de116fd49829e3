package dev.dragoman.channels.pinterest;

import dev.dragoman.system.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * How many comments stood under which pin, and how far the list was read. Kept as JSON, the place of the account; with
 * the most pins it has about 80 KB.
 *
 * @param since    when the last round through the list began, so that a pin made later is known to be new; null for none
 * @param begun    when this round began; null between two rounds
 * @param bookmark where the next page begins; empty at the beginning
 * @param pages    how many pages of this round were read
 * @param known    the counts before this round, of pins that were not yet seen in it
 * @param seen     the counts of this round
 */
record PinterestCounts(
        @Nullable Instant since,
        @Nullable Instant begun,
        String bookmark,
        int pages,
        Map<String, Integer> known,
        Map<String, Integer> seen) {

    /** Older pins are not looked at: every page is a call. */
    static final int MOST_PAGES = 25;

    private static final int MOST_PINS = MOST_PAGES * PinterestApi.PAGE;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    PinterestCounts {
        bookmark = Objects.requireNonNullElse(bookmark, "");
        known = new LinkedHashMap<>(Objects.requireNonNullElse(known, Map.of()));
        seen = new LinkedHashMap<>(Objects.requireNonNullElse(seen, Map.of()));
    }

    /** What {@link #write} wrote; all begins anew with anything else. */
    static PinterestCounts read(@Nullable String place) {
        var nothing = new PinterestCounts(null, null, "", 0, Map.of(), Map.of());
        try {
            return place == null
                    ? nothing
                    : Objects.requireNonNullElse(Json.MAPPER.readValue(place, PinterestCounts.class), nothing);
        } catch (JacksonException e) {
            return nothing;
        }
    }

    String write() {
        return Json.MAPPER.writeValueAsString(this);
    }

    /** The same, in a round that has begun. */
    PinterestCounts at(Instant now) {
        return begun == null ? new PinterestCounts(since, now, "", 0, known, seen) : this;
    }

    /**
     * Remembers a pin's count, and says by how much it grew. What is seen for the first time has grown from nothing if it
     * was made since the last round, and not at all if it is older: the first round only learns.
     */
    int grown(PinterestPin pin) {
        @Nullable Integer before = seen.containsKey(pin.id()) ? seen.get(pin.id()) : known.remove(pin.id());
        if (before == null && isNew(pin)) {
            before = 0;
        }
        @Nullable Integer now = pin.comments() == null ? before : pin.comments();
        if (now == null) {
            return 0;
        }
        seen.put(pin.id(), now);
        return before == null ? 0 : Math.max(0, now - before);
    }

    private boolean isNew(PinterestPin pin) {
        return since != null && pin.created() != null && pin.created().isAfter(since.minus(CLOCKS_DIFFER));
    }

    /** A page was read; empty is the bookmark of the last one. Ends the round after it, or after the most pages. */
    PinterestCounts turned(String next) {
        return next.isEmpty() || next.equals(bookmark) || pages + 1 >= MOST_PAGES
                ? ended(begun)
                : new PinterestCounts(since, begun, next, pages + 1, known, seen);
    }

    /** Gives up this round: its bookmark leads nowhere. What was counted stays known. */
    PinterestCounts givenUp() {
        return ended(since);
    }

    boolean hasEnded() {
        return begun == null;
    }

    /** Pins that were not seen may be seen again, when newer ones go: those seen last are kept, as many as fit. */
    private PinterestCounts ended(@Nullable Instant from) {
        Map<String, Integer> kept = new LinkedHashMap<>(seen);
        Iterator<Map.Entry<String, Integer>> others = known.entrySet().iterator();
        while (kept.size() < MOST_PINS && others.hasNext()) {
            Map.Entry<String, Integer> other = others.next();
            kept.putIfAbsent(other.getKey(), other.getValue());
        }
        return new PinterestCounts(from, null, "", 0, kept, Map.of());
    }
}
