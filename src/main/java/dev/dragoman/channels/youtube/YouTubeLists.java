package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFields.text;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.youtube.YouTubeApi.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The lists of one look at a channel, for a bounded time. Where an answer is too long for us, the same is asked for again
 * in smaller pieces. The first trouble ends the look: after it every list is empty and not whole.
 */
final class YouTubeLists {

    /** A call takes 8 s at most, twice with a new token between; a look may take 90 s. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int PAGES = 5;
    private static final int AT_ONCE = 50;
    private static final String LARGE = "100";
    private static final String SMALL = "20";

    private final YouTubeApi api;
    private final String channel;
    private final long begun = System.nanoTime();
    private @Nullable SendResult trouble;

    YouTubeLists(YouTubeApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    /**
     * Items in the order of the network.
     *
     * @param whole whether nothing is missing from what was asked for
     */
    record Listed(List<JsonNode> items, boolean whole) {}

    /** Why the lists ended early; null when they did not. */
    @Nullable
    SendResult trouble() {
        return trouble;
    }

    /** The newest threads, as many pages as it takes to reach one that is enough. */
    Listed newest(Predicate<JsonNode> isEnough) {
        return pages("commentThreads", threads(Map.of("order", "time")), isEnough);
    }

    /** The threads in which something waits for review, or counts as spam. */
    Listed held(String status) {
        return pages("commentThreads", threads(Map.of("moderationStatus", status)), thread -> false);
    }

    /** All replies to a root comment. */
    Listed replies(String root) {
        return pages("comments", query(Map.of("part", "snippet", "parentId", root)), reply -> false);
    }

    /** The threads of these root comments, where there still are any. */
    Listed threads(Collection<String> roots) {
        return byId("commentThreads", "snippet,replies", roots);
    }

    /** The comments with these ids, where there still are any. */
    Listed comments(Collection<String> ids) {
        return byId("comments", "snippet", ids);
    }

    private Map<String, String> threads(Map<String, String> filter) {
        Map<String, String> query = query(Map.of("part", "snippet,replies", "allThreadsRelatedToChannelId", channel));
        query.putAll(filter);
        return query;
    }

    private static Map<String, String> query(Map<String, String> parameters) {
        Map<String, String> query = new HashMap<>(parameters);
        query.put("textFormat", "plainText");
        return query;
    }

    private Listed byId(String list, String parts, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        if (all.isEmpty()) {
            return new Listed(List.of(), true);
        }
        if (all.size() > AT_ONCE) {
            return halves(list, parts, all);
        }
        Answer answer = ask(list, query(Map.of("part", parts, "id", String.join(",", all))));
        return switch (answer) {
            case Answer.Done(JsonNode body) ->
                new Listed(List.copyOf(body.path("items").values()), true);
            // One that is gone may spoil the answer for all.
            case Answer.Failed failed when failed.isUnknown() && all.size() == 1 -> new Listed(List.of(), true);
            case Answer.Failed failed
            when failed.isUnknown() || failed.isTooLong() && all.size() > 1 -> halves(list, parts, all);
            case Answer.Failed failed -> ended(List.of(), failed);
        };
    }

    private Listed halves(String list, String parts, List<String> all) {
        Listed one = byId(list, parts, all.subList(0, all.size() / 2));
        Listed other = byId(list, parts, all.subList(all.size() / 2, all.size()));
        List<JsonNode> items = new ArrayList<>(one.items());
        items.addAll(other.items());
        return new Listed(items, one.whole() && other.whole());
    }

    private Listed pages(String list, Map<String, String> query, Predicate<JsonNode> isEnough) {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            Answer answer = sized(list, query);
            if (!(answer instanceof Answer.Done(JsonNode body))) {
                Answer.Failed failed = (Answer.Failed) answer;
                boolean isRootGone = failed.isUnknown() && query.containsKey("parentId");
                return isRootGone ? new Listed(items, false) : ended(items, failed);
            }
            items.addAll(body.path("items").values());
            String next = text(body, "nextPageToken");
            if (next.isEmpty() || body.path("items").values().stream().anyMatch(isEnough)) {
                return new Listed(items, true);
            }
            query.put("pageToken", next);
        }
        return new Listed(items, false);
    }

    private Listed ended(List<JsonNode> items, Answer.Failed failed) {
        if (trouble == null) {
            trouble = failed.ending();
        }
        return new Listed(items, false);
    }

    private Answer sized(String list, Map<String, String> query) {
        Map<String, String> sized = new HashMap<>(query);
        sized.put("maxResults", LARGE);
        Answer answer = ask(list, sized);
        if (answer instanceof Answer.Failed failed && failed.isTooLong()) {
            sized.put("part", "snippet");
            sized.put("maxResults", SMALL);
            return ask(list, sized);
        }
        return answer;
    }

    private Answer ask(String list, Map<String, String> query) {
        SendResult before = trouble;
        if (before != null) {
            return new Answer.Failed(0, before);
        }
        return System.nanoTime() - begun > LONGEST.toNanos()
                ? new Answer.Failed(
                        0,
                        new SendResult.TryLater(YouTubeErrors.TEMPORARY, "The look took long; the next one goes on."))
                : api.get(list, query);
    }
}
