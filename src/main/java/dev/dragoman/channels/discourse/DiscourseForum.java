package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.text;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Missed;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.discourse.DiscourseApi.Answer;
import dev.dragoman.channels.discourse.DiscourseRendering.Rendered;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Outbound;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One bot on one forum: what it hears, what it says, and whether the forum still takes its key. */
final class DiscourseForum {

    private final DiscourseSettings.Bot bot;
    private final DiscourseUpdate update;
    private final DiscourseApi api;
    private volatile @Nullable String deaf;

    DiscourseForum(DiscourseSettings.Bot bot, DiscourseUpdate update) {
        this.bot = bot;
        this.update = update;
        this.api = new DiscourseApi(bot);
    }

    DiscourseSettings.Bot bot() {
        return bot;
    }

    DiscourseUpdate update() {
        return update;
    }

    /** Whose bot it is, and why the forum tells it nothing any more. */
    AccountState state() {
        return new AccountState(new AccountId(bot.id()), bot.name(), deaf);
    }

    SendResult send(Outbound outbound) {
        return switch (DiscourseRendering.render(outbound, bot.title())) {
            case Rendered.No(String why) -> new SendResult.Refused(why);
            case Rendered.Post(Map<String, Object> body) -> posted(api.post("posts.json", body), false);
            case Rendered.Message(PostPlace comment, Map<String, Object> body) ->
                with(comment, post -> message(post, body));
            case Rendered.Like(PostPlace comment) -> with(comment, post -> like(comment, post));
            case Rendered.Delete(PostPlace own) -> with(own, post -> delete(own, post));
        };
    }

    boolean canPublish() {
        return !bot.category().isBlank();
    }

    SendResult publish(Publication publication) {
        @Nullable String problem = DiscoursePublishing.compose(publication).problem();
        if (!canPublish() || problem != null) {
            return new SendResult.Refused(problem == null ? "The bot has no category in the settings." : problem);
        }
        return switch (api.post("posts.json", DiscoursePublishing.topic(publication, bot.category()))) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done(JsonNode body) -> DiscoursePublishing.ended(body);
        };
    }

    private SendResult with(PostPlace comment, Function<JsonNode, SendResult> then) {
        return switch (api.get(comment.path())) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done(JsonNode post) -> then.apply(post);
        };
    }

    private SendResult message(JsonNode post, Map<String, Object> body) {
        String author = text(post, "username");
        // A comma would name a second recipient.
        if (author.isBlank() || author.contains(",") || number(post, "user_id") < 1) {
            return new SendResult.Refused("The author of the post has left the forum.");
        }
        Map<String, Object> addressed = new LinkedHashMap<>(body);
        addressed.put("target_recipients", author);
        return posted(api.post("posts.json", addressed), true);
    }

    private SendResult like(PostPlace comment, JsonNode post) {
        long id = number(post, "id");
        if (id < 1) {
            return new SendResult.Refused("The forum does not say which post this is.");
        }
        return switch (api.post(
                "post_actions.json", Map.of("id", id, "post_action_type_id", DiscourseRendering.LIKE))) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done done -> new SendResult.Sent(comment.id());
        };
    }

    private SendResult delete(PostPlace own, JsonNode post) {
        long id = number(post, "id");
        if (id < 1 || !text(post, "username").equalsIgnoreCase(bot.apiUsername())) {
            return new SendResult.Refused("The forum does not show this post as one of the bot's own.");
        }
        return switch (api.delete("posts/" + id + ".json")) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done done -> new SendResult.Sent(own.id());
        };
    }

    private static SendResult posted(Answer answer, boolean opens) {
        return switch (answer) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done(JsonNode body) when DiscoursePublishing.isHeld(body) -> DiscoursePublishing.HELD;
            case Answer.Done(JsonNode body) -> {
                Optional<PostPlace> place = PostPlace.of(body);
                yield place.<SendResult>map(at -> new SendResult.Sent(at.id(), opens ? at.thread() : null))
                        .orElse(new SendResult.Doubtful("The forum took the post but did not number it."));
            }
        };
    }

    ReadBack readBack(Outbound outbound, Instant sentAt) {
        return new DiscourseReadBack(api, bot).look(outbound, sentAt);
    }

    Missed missed(Instant since) {
        return new DiscourseCatchUp(this::asked, update, bot.baseUrl(), since).read();
    }

    private Answer asked(String path) {
        Answer answer = api.get(path);
        if (answer instanceof Answer.Failed(SendResult.AccountStopped(String why))) {
            deaf = why;
        } else if (answer instanceof Answer.Done) {
            deaf = null;
        }
        return answer;
    }

    @Override
    public String toString() {
        return bot.toString();
    }
}
