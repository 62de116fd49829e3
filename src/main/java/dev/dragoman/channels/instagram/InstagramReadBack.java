package dev.dragoman.channels.instagram;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaRules;
import dev.dragoman.channels.meta.OwnLines;
import dev.dragoman.channels.meta.QuickReplies;
import dev.dragoman.message.Act;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks for words that were sent in the account's conversations and under comments. */
final class InstagramReadBack {

    private final GraphApi graph;
    private final GraphApi.Caller account;
    private final String username;

    /** Looks in the name of an account whose user name may be empty. */
    InstagramReadBack(GraphApi graph, GraphApi.Caller account, String username) {
        this.graph = graph;
        this.account = account;
        this.username = username;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        if (!(outbound.act() instanceof Act.Say say)) {
            return new ReadBack.Unknown("Instagram lists what was said in a thread alone");
        }
        if (Mention.of(outbound.address().thread()).isPresent()) {
            return new ReadBack.Unknown("Instagram does not list what stands under posts of others");
        }
        return outbound.address().visibility() == Visibility.PRIVATE
                ? messages(outbound, QuickReplies.text(say.text(), say.choices()), sentAt)
                : replies(outbound, MetaRules.commentText(say), sentAt);
    }

    private ReadBack messages(Outbound outbound, String words, Instant sentAt) {
        Map<String, String> query = Map.of(
                "platform",
                "instagram",
                "user_id",
                outbound.address().thread().value(),
                "fields",
                "messages.limit(20){id,message,from,created_time}");
        return switch (graph.get(account, id(), "conversations", query)) {
            case GraphAnswer.Failed failed -> unread();
            case GraphAnswer.Done(JsonNode body) ->
                lines(body.path("data").path(0).path("messages").path("data")).judge(outbound, words, sentAt);
        };
    }

    /** A reply to a reply is attached to the root, so it is found there. */
    private ReadBack replies(Outbound outbound, String words, Instant sentAt) {
        Map<String, String> query = Map.of("fields", "id,text,timestamp,username,from", "limit", "50");
        return switch (graph.get(account, outbound.address().thread().value(), "replies", query)) {
            case GraphAnswer.Failed failed -> unread();
            case GraphAnswer.Done(JsonNode body) -> lines(body.path("data")).judge(outbound, words, sentAt);
        };
    }

    private OwnLines lines(JsonNode list) {
        return new OwnLines(list, one -> InstagramCatchUp.isOurs(one, id(), username));
    }

    private String id() {
        return account.account().value();
    }

    private static ReadBack unread() {
        return new ReadBack.Unknown("Instagram's list could not be read");
    }
}
