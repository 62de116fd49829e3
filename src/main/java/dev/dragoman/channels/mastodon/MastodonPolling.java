package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.id;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.mastodon.MastodonApi.Answer;
import dev.dragoman.channels.mastodon.MastodonQuota.Kind;
import dev.dragoman.channels.mastodon.MastodonThreads.Unseen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks an instance what is new: at each look for mentions, and by turns for our own posts, or for one of the latest
 * posts of customers again, since nothing tells of edits and deletions.
 */
final class MastodonPolling {

    /** Mastodon allows 300 lists in 15 minutes; this makes 225 of them, and 100 of its 300 calls in 5 minutes. */
    static final Duration PAUSE = Duration.ofSeconds(6);

    /** The longest posts that are usual still fit into one answer. */
    static final int MOST = 20;

    private static final Duration UNREACHED = Duration.ofSeconds(10);
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(30);

    /** Filtered ones too: a direct post of a stranger is one, and strangers are whom we are here for. */
    private static final String MENTIONS = "api/v1/notifications?types%5B%5D=mention&include_filtered=true";

    private final MastodonApi api;
    private final MastodonEvents events;
    private final String own;

    MastodonPolling(MastodonApi api, MastodonEvents events, String account) {
        this.api = api;
        this.events = events;
        this.own = "api/v1/accounts/" + account + "/statuses?exclude_reblogs=true";
    }

    Polled poll(@Nullable String written) {
        @Nullable MastodonPlace place = MastodonPlace.read(written);
        try {
            return place == null ? begin() : new MastodonRound(this, events, place).go();
        } catch (Unseen e) {
            return failed(List.of(), null, e.ending());
        }
    }

    /** What was said before the first look is left alone, so that nobody is answered after years. */
    private Polled begin() throws Unseen {
        var place = new MastodonPlace(latest(MENTIONS), latest(own), 0, List.of());
        return new Polled(List.of(), place.write(), PAUSE, null);
    }

    private String latest(String list) throws Unseen {
        JsonNode items = done(api.get(Kind.LIST, list + "&limit=1")).body();
        if (!items.isArray()) {
            throw unreadable();
        }
        String latest = id(items.path(0), "id");
        return latest.isEmpty() ? "0" : latest;
    }

    /** Mentions after a notification. */
    Listed mentions(String after) throws Unseen {
        return list(MENTIONS, after);
    }

    /** Our own posts after one of them. */
    Listed own(String after) throws Unseen {
        return list(own, after);
    }

    /** What a list told. */
    sealed interface Listed {

        /** The items, the oldest first; as many as were asked for when there may be more. */
        record Items(List<JsonNode> items) implements Listed {}

        /** The next item alone is longer than can be read: its id, and how it begins. */
        record TooLong(String id, String head) implements Listed {}
    }

    private Listed list(String list, String after) throws Unseen {
        JsonNode items = done(api.get(Kind.LIST, list + "&min_id=" + after + "&limit=" + MOST))
                .body();
        if (items.isArray()) {
            return new Listed.Items(sorted(items));
        }
        // An answer of more than 3 MB is cut: one item of it may fit.
        Answer.Done one = done(api.get(Kind.LIST, list + "&min_id=" + after + "&limit=1"));
        if (one.body().isArray()) {
            return new Listed.Items(sorted(one.body()));
        }
        var begins = MastodonFields.FIRST_ID.matcher(one.head());
        if (!begins.lookingAt()) {
            throw unreadable();
        }
        return new Listed.TooLong(begins.group(1), one.head());
    }

    private static List<JsonNode> sorted(JsonNode items) throws Unseen {
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode item : items) {
            if (id(item, "id").isEmpty()) {
                throw unreadable();
            }
            sorted.add(item);
        }
        sorted.sort((one, other) -> MastodonFields.BY_AGE.compare(id(one, "id"), id(other, "id")));
        return sorted;
    }

    /** A post as it is now; null when it is gone. */
    @Nullable
    JsonNode post(String id) throws Unseen {
        return switch (api.get(Kind.CALL, "api/v1/statuses/" + id)) {
            case Answer.Done(JsonNode body, String head) -> body;
            case Answer.Failed(SendResult.OptedOut gone) -> null;
            case Answer.Failed(SendResult why) -> throw new Unseen(why);
        };
    }

    private static Answer.Done done(Answer answer) throws Unseen {
        return switch (answer) {
            case Answer.Done done -> done;
            case Answer.Failed(SendResult why) -> throw new Unseen(why);
        };
    }

    private static Unseen unreadable() {
        return new Unseen(new SendResult.Doubtful("What the instance told could not be read."));
    }

    /** Keeps what was read before the instance stopped telling. */
    static Polled failed(List<Polled.Page> pages, @Nullable String place, SendResult ending) {
        return switch (ending) {
            case SendResult.TryLater later ->
                new Polled(
                        pages,
                        place,
                        later.scope() == SendResult.TryLater.Scope.ACCOUNT ? later.pause() : UNREACHED,
                        later.why());
            case SendResult.AccountStopped stopped -> new Polled(pages, place, UNTIL_MENDED, stopped.why(), true);
            case SendResult.Doubtful doubtful -> new Polled(pages, place, UNREACHED, doubtful.why());
            default -> new Polled(pages, place, UNREACHED, "The instance does not tell what is new.");
        };
    }
}
