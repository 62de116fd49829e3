package dev.dragoman.channels.youtube;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for a send among the replies of its thread: the channel's own words, at or after the send. */
final class YouTubeReadBack {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final YouTubeLists lists;
    private final String account;
    private final Instant now;

    YouTubeReadBack(YouTubeLists lists, String account, Instant now) {
        this.lists = lists;
        this.account = account;
        this.now = now;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        return switch (outbound.act()) {
            case Act.Say say -> reply(outbound, YouTubeRendering.words(say).strip(), sentAt);
            case Act.Moderate(Moderation verdict) ->
                switch (verdict) {
                    case HIDE, DELETE -> hidden(YouTubeRendering.target(outbound), true);
                    case APPROVE -> hidden(YouTubeRendering.target(outbound), false);
                    default -> new ReadBack.Unknown("YouTube does not list what is gone");
                };
            default -> new ReadBack.Unknown("YouTube has no such thing");
        };
    }

    private ReadBack hidden(NetworkId comment, boolean wanted) {
        boolean isSo = read(lists.comments(List.of(comment.value())).items()).stream()
                .anyMatch(one -> one.id().equals(comment) && one.isHidden() == wanted);
        return isSo
                ? new ReadBack.Found(comment)
                : new ReadBack.Unknown("YouTube does not show it as " + (wanted ? "hidden" : "published"));
    }

    private ReadBack reply(Outbound outbound, String words, Instant sentAt) {
        YouTubeLists.Listed listed = lists.replies(outbound.address().thread().value());
        List<YouTubeComment> replies = read(listed.items());
        // The network may tell whole seconds only.
        Instant from = sentAt.truncatedTo(ChronoUnit.SECONDS);
        List<YouTubeComment> same = replies.stream()
                .filter(it -> it.isBy(account) && it.content().text().strip().equals(words))
                .toList();
        for (YouTubeComment one : same) {
            if (!one.published().isBefore(from)) {
                return new ReadBack.Found(one.id());
            }
        }
        if (same.stream().anyMatch(it -> it.published().isAfter(from.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        Instant past = sentAt.plus(CLOCKS_DIFFER);
        return listed.whole() && replies.stream().anyMatch(it -> it.published().isAfter(past))
                ? new ReadBack.Absent("YouTube's list shows later replies and not this one")
                : new ReadBack.Unknown("YouTube's list does not reach past the send");
    }

    private List<YouTubeComment> read(List<JsonNode> items) {
        return items.stream()
                .<@Nullable YouTubeComment>map(item -> YouTubeComment.read(item, now))
                .filter(Objects::nonNull)
                .toList();
    }
}
