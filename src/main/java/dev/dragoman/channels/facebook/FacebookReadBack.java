package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks for a send in the Page's conversations and under comments: the Page's own words, at or after the send. */
final class FacebookReadBack {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final int MOST = 50;

    private final GraphApi graph;
    private final GraphApi.Caller page;

    FacebookReadBack(GraphApi graph, GraphApi.Caller page) {
        this.graph = graph;
        this.page = page;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        return switch (outbound.act()) {
            case Act.Say say ->
                outbound.address().visibility() == Visibility.PRIVATE
                        ? messages(outbound, sentAt)
                        : comments(outbound, sentAt);
            case Act.Template template -> new ReadBack.Unknown("templates for Facebook are not supported");
            case Act.Moderate(Moderation verdict) ->
                switch (verdict) {
                    case HIDE -> hidden(outbound, true);
                    case SHOW -> hidden(outbound, false);
                    default -> new ReadBack.Unknown("Facebook does not list what is gone");
                };
            case Act.ReplyPrivately reply -> new ReadBack.Unknown("Facebook does not list private replies by comment");
            case Act.Like like -> new ReadBack.Unknown("Facebook does not list our likes");
        };
    }

    private ReadBack messages(Outbound outbound, Instant sentAt) {
        Map<String, String> query = Map.of(
                "platform",
                "messenger",
                "user_id",
                outbound.address().thread().value(),
                "fields",
                "messages.limit(" + MOST + "){id,message,from,created_time}");
        return switch (graph.get(page, page.account().value(), "conversations", query)) {
            case GraphAnswer.Failed(SendResult why) -> unread();
            case GraphAnswer.Done(JsonNode body) ->
                judge(body.path("data").path(0).path("messages").path("data"), outbound, sentAt);
        };
    }

    private ReadBack comments(Outbound outbound, Instant sentAt) {
        Map<String, String> query = Map.of(
                "fields", "id,message,from,created_time",
                "order", "reverse_chronological",
                "limit", String.valueOf(MOST));
        return switch (graph.get(page, MetaRules.target(outbound).value(), "comments", query)) {
            case GraphAnswer.Failed(SendResult why) -> unread();
            case GraphAnswer.Done(JsonNode body) -> judge(body.path("data"), outbound, sentAt);
        };
    }

    private ReadBack hidden(Outbound outbound, boolean wanted) {
        String comment = MetaRules.target(outbound).value();
        return switch (graph.get(page, comment, "", Map.of("fields", "is_hidden"))) {
            case GraphAnswer.Failed(SendResult why) -> unread();
            case GraphAnswer.Done(JsonNode body) ->
                body.path("is_hidden").booleanValue(!wanted) == wanted
                        ? new ReadBack.Found(new NetworkId(comment))
                        : new ReadBack.Unknown("the comment is " + (wanted ? "not" : "still") + " hidden");
        };
    }

    private ReadBack judge(JsonNode list, Outbound outbound, Instant sentAt) {
        List<Seen> seen = read(list);
        String words = FacebookRendering.words(outbound).strip();
        // The network tells whole seconds only.
        Instant from = sentAt.truncatedTo(ChronoUnit.SECONDS);
        List<Seen> same = seen.stream()
                .filter(it -> it.author.equals(page.account().value()) && it.words.equals(words))
                .toList();
        for (Seen one : same) {
            if (!one.at.isBefore(from)) {
                return new ReadBack.Found(one.id);
            }
        }
        if (same.stream().anyMatch(it -> it.at.isAfter(from.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        return reachesPast(seen, outbound, sentAt)
                ? new ReadBack.Absent("Facebook's list shows later lines and not this one")
                : new ReadBack.Unknown("Facebook's list does not reach past the send");
    }

    /** The list begins before the send and shows something clearly after it, so it cannot lack what was in between. */
    private static boolean reachesPast(List<Seen> seen, Outbound outbound, Instant sentAt) {
        Instant last = outbound.lastHeard().isAfter(sentAt) ? outbound.lastHeard() : sentAt;
        return seen.stream().anyMatch(it -> it.at.isBefore(sentAt))
                && seen.stream().anyMatch(it -> it.at.isAfter(last.plus(CLOCKS_DIFFER)));
    }

    private static List<Seen> read(JsonNode list) {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode one : list) {
            String id = text(one, "id");
            String author = text(one.path("from"), "id");
            if (!id.isBlank()) {
                GraphTime.read(text(one, "created_time"))
                        .map(at ->
                                new Seen(new NetworkId(id), text(one, "message").strip(), author, at))
                        .ifPresent(seen::add);
            }
        }
        return seen;
    }

    private static ReadBack unread() {
        return new ReadBack.Unknown("Facebook's list could not be read");
    }

    private record Seen(NetworkId id, String words, String author, Instant at) {}
}
