package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.id;
import static dev.dragoman.channels.x.XFields.text;

import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.x.XApi.Answer;
import dev.dragoman.channels.x.XApi.Reading;
import dev.dragoman.channels.x.XRendering.Kind;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for a send among the account's latest messages and posts. Each entry costs money, so the lists are short. */
final class XReadBack {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final String MOST = "10";

    private final XApi api;
    private final XSettings.Account account;

    XReadBack(XApi api, XSettings.Account account) {
        this.api = api;
        this.account = account;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        return switch (outbound.act()) {
            case Act.Say say ->
                outbound.address().visibility() == Visibility.PRIVATE
                        ? messages(outbound, say, sentAt)
                        : posts(outbound, say, sentAt);
            case Act.SendFile file -> new ReadBack.Unknown("files do not go to X");
            case Act.Template template -> new ReadBack.Unknown("X has no templates");
            case Act.Moderate moderate -> new ReadBack.Unknown("X does not list what is hidden or deleted");
            case Act.ReplyPrivately reply -> new ReadBack.Unknown("X takes no private replies");
            case Act.Like like -> new ReadBack.Unknown("X takes no likes");
        };
    }

    private ReadBack messages(Outbound outbound, Act.Say say, Instant sentAt) {
        Map<String, String> query = Map.of(
                "event_types", "MessageCreate",
                "dm_event.fields", "id,text,sender_id,created_at,dm_conversation_id,entities",
                "max_results", MOST);
        var reading = new Reading(Kind.READ_MESSAGES, "2/dm_events", query, XPrices.READ_MESSAGE);
        String person = outbound.address().thread().value();
        List<String> pairs = List.of(account.id() + "-" + person, person + "-" + account.id());
        return switch (api.list(account, reading)) {
            case Answer.Failed failed -> unread();
            case Answer.Done done -> {
                List<Seen> seen = entries(done.data())
                        .filter(one -> pairs.contains(text(one, "dm_conversation_id")))
                        .map(one -> seen(one, "sender_id", XText.ofMessage(one)))
                        .filter(Objects::nonNull)
                        .toList();
                yield judge(seen, XRendering.words(say), outbound, sentAt);
            }
        };
    }

    /** The list has our own posts alone, so it can show that a reply is there and never that it is not. */
    private ReadBack posts(Outbound outbound, Act.Say say, Instant sentAt) {
        Map<String, String> query = Map.of(
                "tweet.fields",
                "author_id,created_at,referenced_tweets,entities,display_text_range",
                "max_results",
                MOST);
        var reading = new Reading(Kind.READ_POSTS, "2/users/" + account.id() + "/tweets", query, XPrices.READ_POST);
        String target = XRendering.target(outbound);
        return switch (api.list(account, reading)) {
            case Answer.Failed failed -> unread();
            case Answer.Done done -> {
                Stream<Seen> replies = entries(done.data())
                        .filter(one -> answers(one, target))
                        .map(one -> seen(one, "author_id", XText.ofPost(one)))
                        .filter(Objects::nonNull);
                yield replies.filter(one -> one.isOurs(account, XRendering.words(say)) && !one.isBefore(sentAt))
                        .findFirst()
                        .<ReadBack>map(one -> new ReadBack.Found(one.id))
                        .orElseGet(() -> new ReadBack.Unknown("X's list of our posts does not show it"));
            }
        };
    }

    private static boolean answers(JsonNode post, String target) {
        return entries(post.path("referenced_tweets"))
                .anyMatch(other -> text(other, "type").equals("replied_to")
                        && text(other, "id").equals(target));
    }

    private ReadBack judge(List<Seen> seen, String words, Outbound outbound, Instant sentAt) {
        List<Seen> same =
                seen.stream().filter(one -> one.isOurs(account, words)).toList();
        for (Seen one : same) {
            if (!one.isBefore(sentAt)) {
                return new ReadBack.Found(one.id);
            }
        }
        if (same.stream().anyMatch(one -> !one.isBefore(sentAt.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        return reachesPast(seen, outbound, sentAt)
                ? new ReadBack.Absent("X's list shows later messages and not this one")
                : new ReadBack.Unknown("X's list does not reach past the send");
    }

    /** The list begins before the send and shows something clearly after it, so it cannot lack what was in between. */
    private static boolean reachesPast(List<Seen> seen, Outbound outbound, Instant sentAt) {
        Instant last = outbound.lastHeard().isAfter(sentAt) ? outbound.lastHeard() : sentAt;
        return seen.stream().anyMatch(one -> one.isBefore(sentAt))
                && seen.stream().anyMatch(one -> one.at.isAfter(last.plus(CLOCKS_DIFFER)));
    }

    private static Stream<JsonNode> entries(JsonNode list) {
        return list.isArray() ? list.values().stream() : Stream.of();
    }

    private static @Nullable Seen seen(JsonNode one, String author, String words) {
        @Nullable NetworkId id = id(one, "id");
        @Nullable Instant at = XFields.time(one, "created_at");
        return id == null || at == null ? null : new Seen(id, words, text(one, author), at);
    }

    private static ReadBack unread() {
        return new ReadBack.Unknown("X's list could not be read");
    }

    private record Seen(NetworkId id, String words, String author, Instant at) {

        boolean isOurs(XSettings.Account account, String own) {
            return author.equals(account.id()) && words.equals(own);
        }

        /** X may tell whole seconds only. */
        boolean isBefore(Instant other) {
            return at.isBefore(other.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
