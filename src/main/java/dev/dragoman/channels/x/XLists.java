package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.x.XApi.Answer;
import dev.dragoman.channels.x.XApi.Reading;
import dev.dragoman.channels.x.XRendering.Kind;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is new in the lists of one account, for a bounded time. X lists the newest first. */
final class XLists {

    private static final String POST_FIELDS = "author_id,created_at,conversation_id,in_reply_to_user_id,"
            + "referenced_tweets,edit_history_tweet_ids,entities,display_text_range,attachments";
    private static final String MEDIA_FIELDS = "media_key,type,url,preview_image_url,alt_text";
    private static final String MESSAGE_FIELDS =
            "id,event_type,text,sender_id,created_at,dm_conversation_id,attachments,entities";

    /** So much of the list of messages is read each time, since X cannot be asked for later ones alone. */
    private static final String FEW_MESSAGES = "20";

    private static final String MOST = "100";
    private static final int PAGES = 10;

    /** A call takes 10 s at most, twice with a new token between; a look may take 90 s. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final XApi api;
    private final XSettings.Account account;
    private final Instant now;
    private final long begun = System.nanoTime();

    XLists(XApi api, XSettings.Account account, Instant now) {
        this.api = api;
        this.account = account;
        this.now = now;
    }

    /** The account's id. */
    String account() {
        return account.id();
    }

    Instant now() {
        return now;
    }

    /**
     * An entry that is new.
     *
     * @param includes the people and media of the page it stands on
     */
    record Entry(BigInteger id, JsonNode json, JsonNode includes) {}

    /** How a list ended. */
    sealed interface Listed {

        /**
         * It was read.
         *
         * @param fresh what is new, the oldest first
         * @param first the earliest id that was read, 0 for none
         * @param last  the latest id of the list
         * @param whole whether nothing new is missing
         */
        record Told(List<Entry> fresh, BigInteger first, BigInteger last, boolean whole) implements Listed {}

        /** It was not. */
        record Failed(SendResult why) implements Listed {}
    }

    /** Messages later than the place. */
    Listed messages(XPlace place) {
        Map<String, String> query = new HashMap<>(Map.of(
                "event_types",
                "MessageCreate",
                "dm_event.fields",
                MESSAGE_FIELDS,
                "expansions",
                "sender_id,attachments.media_keys",
                "user.fields",
                "name,username",
                "media.fields",
                MEDIA_FIELDS,
                "max_results",
                FEW_MESSAGES));
        var reading = new Reading(
                Kind.READ_MESSAGES,
                "2/dm_events",
                query,
                XPrices.READ_MESSAGE,
                body -> price(body, "sender_id", XPrices.READ_MESSAGE, place));
        return read(reading, new Bound(place.messages(), place.since()));
    }

    /** Posts that name the account, replies to it among them. */
    Listed mentions(XPlace place) {
        return posts(Kind.READ_MENTIONS, "mentions", place, place.mentions());
    }

    /** The account's own posts. */
    Listed own(XPlace place) {
        return posts(Kind.READ_POSTS, "tweets", place, place.posts());
    }

    private Listed posts(Kind kind, String list, XPlace place, BigInteger mark) {
        Map<String, String> query = new HashMap<>(Map.of(
                "tweet.fields", POST_FIELDS,
                "expansions", "author_id,attachments.media_keys",
                "user.fields", "name,username",
                "media.fields", MEDIA_FIELDS,
                "max_results", MOST));
        if (mark.signum() > 0) {
            query.put("since_id", mark.toString());
        } else {
            query.put("start_time", place.since().toString().replaceFirst("\\.[0-9]+", ""));
        }
        var reading = new Reading(
                kind,
                "2/users/" + account.id() + "/" + list,
                query,
                XPrices.READ_POST,
                body -> price(body, "author_id", XPrices.READ_POST, null));
        return read(reading, new Bound(mark, place.since()));
    }

    /** What X charges: each entry that was not read today already, and each person it names along with those. */
    private int price(JsonNode body, String author, int each, @Nullable XPlace place) {
        Set<String> people = new HashSet<>();
        int mills = 0;
        for (JsonNode one : body.path("data")) {
            if (place == null || !place.isPaid(number(one), now)) {
                mills += each;
                people.add(text(one, author));
            }
        }
        return mills + people.size() * XPrices.READ_PERSON;
    }

    /** Where what is new begins: after an id, or while there is none at a time. */
    private record Bound(BigInteger id, Instant since) {

        boolean isPassedBy(Entry entry) {
            @Nullable Instant at = XFields.time(entry.json(), "created_at");
            return id.signum() > 0 ? entry.id().compareTo(id) > 0 : at == null || !at.isBefore(since);
        }
    }

    private Listed read(Reading reading, Bound bound) {
        List<Entry> all = new ArrayList<>();
        for (int page = 0; page < PAGES && System.nanoTime() - begun < LONGEST.toNanos(); page++) {
            switch (api.list(account, reading)) {
                case Answer.Failed(SendResult why) -> {
                    return new Listed.Failed(why);
                }
                case Answer.Done(JsonNode body) -> {
                    List<Entry> entries = entries(body);
                    all.addAll(entries);
                    String next = text(body.path("meta"), "next_token");
                    if (next.isEmpty() || !entries.stream().allMatch(bound::isPassedBy)) {
                        return told(all, bound, true);
                    }
                    reading.query().put("pagination_token", next);
                }
            }
        }
        return told(all, bound, false);
    }

    private static Listed told(List<Entry> all, Bound bound, boolean whole) {
        List<Entry> fresh = all.stream().filter(bound::isPassedBy).toList().reversed();
        BigInteger first =
                all.stream().map(Entry::id).min(BigInteger::compareTo).orElse(bound.id());
        BigInteger last = all.stream().map(Entry::id).reduce(bound.id(), BigInteger::max);
        return new Listed.Told(fresh, first, last, whole);
    }

    private static List<Entry> entries(JsonNode body) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode one : body.path("data")) {
            if (XFields.isNumber(text(one, "id"))) {
                entries.add(new Entry(number(one), one, body.path("includes")));
            }
        }
        return entries;
    }

    private static BigInteger number(JsonNode one) {
        String id = text(one, "id");
        return XFields.isNumber(id) ? new BigInteger(id) : BigInteger.ZERO;
    }
}
