package dev.dragoman.channels.x;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.x.XLists.Entry;
import dev.dragoman.channels.x.XLists.Listed;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One look at an account. What is new is written as X's webhook would have told it and read by the same reader, so that
 * both ways give the same events. A list that cannot be read does not hold up the others, and keeps its place.
 */
final class XLook {

    /** What is older is not answered any more, so that an old place does no harm. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final XLists lists;
    private final XUpdate update;
    private final XTold told;
    private final List<Polled.Page> pages = new ArrayList<>();
    private XPlace place;
    private @Nullable String trouble;
    private boolean needsAPerson;

    XLook(XLists lists, XUpdate update, XPlace place) {
        this.lists = lists;
        this.update = update;
        this.place = place;
        this.told = new XTold(lists.account());
    }

    /** Asks for all three lists. */
    void look() {
        take("messages", lists.messages(place), told::message)
                .ifPresent(read -> place = place.withMessages(read.first(), read.last(), lists.now()));
        take("mentions", lists.mentions(place), told::mention)
                .ifPresent(read -> place = place.withMentions(read.last()));
        take("posts", lists.own(place), told::own).ifPresent(read -> place = place.withPosts(read.last()));
    }

    /** What came of it. */
    Polled told(Duration every) {
        return new Polled(pages, place.written(), every, trouble, needsAPerson);
    }

    private Optional<Listed.Told> take(
            String what, Listed listed, Function<Entry, Optional<? extends JsonNode>> write) {
        return switch (listed) {
            case Listed.Failed(SendResult why) -> {
                fail(what, why);
                yield Optional.empty();
            }
            case Listed.Told read -> {
                read.fresh().stream()
                        .filter(this::isYoung)
                        .forEach(entry -> write.apply(entry).ifPresent(event -> pages.add(page(event))));
                if (!read.whole()) {
                    note("There were more " + what + " at X than a look can read; the oldest were left out.", false);
                }
                yield Optional.of(read);
            }
        };
    }

    private boolean isYoung(Entry entry) {
        @Nullable Instant at = XFields.time(entry.json(), "created_at");
        return at == null || at.isAfter(lists.now().minus(OLDEST));
    }

    private Polled.Page page(JsonNode event) {
        byte[] body = Json.MAPPER.writeValueAsBytes(event);
        Reception reception = update.read(body);
        return new Polled.Page(body, reception);
    }

    private void fail(String what, SendResult why) {
        switch (why) {
            case SendResult.TryLater later -> note(later.why(), false);
            case SendResult.Doubtful doubtful -> note(doubtful.why(), false);
            case SendResult.AccountStopped stopped -> note(stopped.why(), true);
            default -> note("X does not let the app read the account's " + what + ": see its permissions.", true);
        }
    }

    /** The first trouble is told; one that a person must mend comes before others. */
    private void note(String why, boolean forAPerson) {
        if (trouble == null || (forAPerson && !needsAPerson)) {
            trouble = why;
            needsAPerson = forAPerson;
        }
    }
}
