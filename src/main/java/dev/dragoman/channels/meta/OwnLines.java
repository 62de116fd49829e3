package dev.dragoman.channels.meta;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges by a network's own list whether a send whose answer got lost arrived: our words stand there, at or after the
 * send. It is absent only when the list shows lines clearly later than the send and does not show it.
 */
public final class OwnLines {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final List<Seen> seen = new ArrayList<>();

    /** Takes a list of messages or comments, and how to tell those that the account itself wrote. */
    public OwnLines(JsonNode list, Predicate<JsonNode> isOurs) {
        for (JsonNode one : list) {
            @Nullable NetworkId id = MetaFields.id(one, "id");
            if (id != null) {
                GraphTime.read(text(one, one.has("created_time") ? "created_time" : "timestamp"))
                        .map(at -> new Seen(id, words(one), isOurs.test(one), at))
                        .ifPresent(seen::add);
            }
        }
    }

    private static String words(JsonNode one) {
        return text(one, one.has("message") ? "message" : "text").strip();
    }

    /** Whether these words, sent at this time by our clock, stand in the list. */
    public ReadBack judge(Outbound outbound, String words, Instant sentAt) {
        // The network tells whole seconds only.
        Instant from = sentAt.truncatedTo(ChronoUnit.SECONDS);
        List<Seen> same = seen.stream()
                .filter(it -> it.ours && it.words.equals(words.strip()))
                .toList();
        for (Seen one : same) {
            if (!one.at.isBefore(from)) {
                return new ReadBack.Found(one.id);
            }
        }
        if (same.stream().anyMatch(it -> it.at.isAfter(from.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        return reachesPast(outbound, sentAt)
                ? new ReadBack.Absent("the network's list shows later lines and not this one")
                : new ReadBack.Unknown("the network's list does not reach past the send");
    }

    /** The list begins before the send and shows something clearly after it, so it cannot lack what was in between. */
    private boolean reachesPast(Outbound outbound, Instant sentAt) {
        Instant last = outbound.lastHeard().isAfter(sentAt) ? outbound.lastHeard() : sentAt;
        return seen.stream().anyMatch(it -> it.at.isBefore(sentAt))
                && seen.stream().anyMatch(it -> it.at.isAfter(last.plus(CLOCKS_DIFFER)));
    }

    private record Seen(NetworkId id, String words, boolean ours, Instant at) {}
}
