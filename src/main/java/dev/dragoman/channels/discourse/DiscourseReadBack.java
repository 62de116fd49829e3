package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.isTrue;
import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.text;
import static dev.dragoman.channels.discourse.DiscourseFields.time;

import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.discourse.DiscourseApi.Answer;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks for a send in its topic: the bot's own words at or after the send; a private reply by the name we gave it. */
final class DiscourseReadBack {

    /** The same words from so shortly before the send may be the send itself, by a clock that is behind ours. */
    private static final Duration DOUBTFUL_CLOCK = Duration.ofSeconds(60);

    /** Something counts as later than the send only by more than clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    /** As many posts of a topic Discourse tells at once. */
    private static final int MOST = 20;

    private static final Pattern TOPIC = Pattern.compile("/t/(?:[^/?]+/)?([0-9]{1,18})(?:[/.?].*)?$");

    private final DiscourseApi api;
    private final DiscourseSettings.Bot bot;

    DiscourseReadBack(DiscourseApi api, DiscourseSettings.Bot bot) {
        this.api = api;
        this.bot = bot;
    }

    ReadBack look(Outbound outbound, Instant sentAt) {
        return switch (outbound.act()) {
            case Act.Say say -> posts(outbound, sentAt, DiscourseRendering.words(say.text(), say.choices()));
            case Act.ReplyPrivately reply -> message(outbound.key());
            case Act.Like like ->
                DiscourseRendering.comment(outbound).map(this::liked).orElseGet(DiscourseReadBack::unread);
            case Act.SendFile file -> new ReadBack.Unknown("files do not go to a forum");
            case Act.Template template -> new ReadBack.Unknown("the forum has no templates");
            case Act.Moderate moderate -> new ReadBack.Unknown("the forum does not list what is deleted");
        };
    }

    private ReadBack posts(Outbound outbound, Instant sentAt, String words) {
        Optional<Long> topic = DiscourseRendering.topic(outbound.address().thread());
        if (topic.isEmpty()) {
            return unread();
        }
        Optional<JsonNode> first = read("t/" + topic.get() + ".json?include_raw=true");
        List<String> later = first.map(DiscourseReadBack::last).orElse(List.of());
        Optional<JsonNode> all = later.isEmpty()
                ? first
                : read("t/" + topic.get() + "/posts.json?include_raw=true" + String.join("", later));
        return all.map(body -> judge(body, outbound, sentAt, words)).orElseGet(DiscourseReadBack::unread);
    }

    /** A longer topic comes with the ids of all of its posts; the last of them, unless they came already. */
    private static List<String> last(JsonNode topic) {
        List<String> ids = new ArrayList<>();
        topic.path("post_stream").path("stream").forEach(id -> ids.add("&post_ids%5B%5D=" + id.longValue(0)));
        return ids.size() > MOST ? ids.subList(ids.size() - MOST, ids.size()) : List.of();
    }

    private ReadBack judge(JsonNode body, Outbound outbound, Instant sentAt, String words) {
        List<Seen> seen = seen(body.path("post_stream").path("posts"));
        long answered =
                DiscourseRendering.comment(outbound).map(PostPlace::number).orElse(0L);
        List<Seen> same = seen.stream()
                .filter(post -> post.author.equalsIgnoreCase(bot.apiUsername()) && post.words.equals(words))
                .filter(post -> post.answers == 0 || answered == 0 || post.answers == answered)
                .toList();
        for (Seen post : same) {
            if (!post.at.isBefore(sentAt)) {
                return new ReadBack.Found(post.id);
            }
        }
        if (same.stream().anyMatch(post -> post.at.isAfter(sentAt.minus(DOUBTFUL_CLOCK)))) {
            return new ReadBack.Unknown("the same words stand there from shortly before");
        }
        return reachesPast(seen, outbound, sentAt)
                ? new ReadBack.Absent("the topic shows later posts and not this one")
                : new ReadBack.Unknown("the topic does not reach past the send");
    }

    /** The list begins before the send and shows something clearly after it, so it cannot lack what was in between. */
    private static boolean reachesPast(List<Seen> seen, Outbound outbound, Instant sentAt) {
        Instant last = outbound.lastHeard().isAfter(sentAt) ? outbound.lastHeard() : sentAt;
        return seen.stream().anyMatch(post -> post.at.isBefore(sentAt))
                && seen.stream().anyMatch(post -> post.at.isAfter(last.plus(CLOCKS_DIFFER)));
    }

    private static List<Seen> seen(JsonNode posts) {
        return posts.values().stream()
                .flatMap(post ->
                        PostPlace.of(post)
                                .flatMap(place -> time(post, "created_at").map(at -> Seen.of(place, post, at)))
                                .stream())
                .toList();
    }

    /** Discourse leads from our name for a topic to the topic; we need not follow to see that it is there. */
    private ReadBack message(String key) {
        if (!DiscourseRendering.isExternalId(key)
                || !(api.look("t/external_id/" + key + ".json") instanceof Answered answered)) {
            return unread();
        }
        Matcher topic = TOPIC.matcher(answered.headers().getOrDefault("location", ""));
        boolean leads = answered.status() / 100 == 3 && topic.find();
        return leads
                ? new ReadBack.Found(new PostPlace(Long.parseLong(topic.group(1)), 1).id())
                : new ReadBack.Unknown("the forum knows no private message by this name yet");
    }

    private ReadBack liked(PostPlace comment) {
        return read(comment.path())
                .filter(post -> post.path("actions_summary").values().stream()
                        .anyMatch(action -> number(action, "id") == DiscourseRendering.LIKE && isTrue(action, "acted")))
                .<ReadBack>map(post -> new ReadBack.Found(comment.id()))
                .orElse(new ReadBack.Unknown("the forum shows no like of ours"));
    }

    private Optional<JsonNode> read(String path) {
        return api.get(path) instanceof Answer.Done(JsonNode body) ? Optional.of(body) : Optional.empty();
    }

    private static ReadBack unread() {
        return new ReadBack.Unknown("the forum's list could not be read");
    }

    private record Seen(NetworkId id, String words, String author, long answers, Instant at) {

        static Seen of(PostPlace place, JsonNode post, Instant at) {
            long answers = number(post, "reply_to_post_number");
            return new Seen(place.id(), text(post, "raw").strip(), text(post, "username"), answers, at);
        }
    }
}
