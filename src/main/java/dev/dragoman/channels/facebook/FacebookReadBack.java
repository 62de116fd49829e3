package dev.dragoman.channels.facebook;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.OwnLines;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks for a send in the Page's conversations and under comments: the Page's own words, at or after the send. */
final class FacebookReadBack {

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
            case Act.SendFile file -> new ReadBack.Unknown("Facebook does not list the files we sent by name");
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
        var lines = new OwnLines(
                list, one -> text(one.path("from"), "id").equals(page.account().value()));
        return lines.judge(outbound, FacebookRendering.words(outbound), sentAt);
    }

    private static ReadBack unread() {
        return new ReadBack.Unknown("Facebook's list could not be read");
    }
}
