package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /posts.json}: an answer, a new topic or a private message of the bot's. */
final class Posting {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Discourse's own site settings for lengths, as they are on a new forum. */
    private static final int SHORTEST = 20;

    private static final int SHORTEST_PRIVATE = 10;
    private static final int LONGEST = 32_000;
    private static final int SHORTEST_TITLE = 15;
    private static final int SHORTEST_PRIVATE_TITLE = 2;
    private static final int LONGEST_TITLE = 255;

    private final Forum forum;
    private final PostJson json;
    private final ForumEvents events;
    private final Supplier<DiscourseTraits> traits;

    Posting(Forum forum, PostJson json, ForumEvents events, Supplier<DiscourseTraits> traits) {
        this.forum = forum;
        this.json = json;
        this.events = events;
        this.traits = traits;
    }

    ApiAnswer post(ApiCall call) {
        String raw = call.text("raw");
        if (call.fields().has("topic_id")) {
            return forum.topic(call.number("topic_id", 0))
                    .map(topic -> refusedOr(raw, topic.isPrivate(), () -> answer(call, topic)))
                    .orElseGet(ForumApi::notFound);
        }
        boolean isPrivate = call.text("archetype").equals("private_message");
        ApiAnswer refusal = opening(call, isPrivate);
        return refusal == null ? refusedOr(raw, isPrivate, () -> open(call, isPrivate)) : refusal;
    }

    private ApiAnswer refusedOr(String raw, boolean isPrivate, Supplier<ApiAnswer> then) {
        ApiAnswer refusal = refusal(raw, isPrivate);
        if (refusal != null) {
            return refusal;
        }
        if (traits.get().refuseSameWords() && forum.isRepeated(0, raw)) {
            return invalid("Body is too similar to what you recently posted");
        }
        return traits.get().holdPosts()
                ? ApiAnswer.ok(JSON.objectNode().put("success", true).put("action", "enqueued"))
                : then.get();
    }

    /** Why these words may not stand in a post; null when they may. */
    @Nullable
    ApiAnswer refusal(String raw, boolean isPrivate) {
        int least = isPrivate ? SHORTEST_PRIVATE : SHORTEST;
        if (raw.strip().length() < least) {
            return invalid("Body is too short (minimum is " + least + " characters)");
        }
        return raw.length() > LONGEST
                ? invalid("Body is limited to " + LONGEST + " characters; you entered " + raw.length() + ".")
                : null;
    }

    private @Nullable ApiAnswer opening(ApiCall call, boolean isPrivate) {
        int title = call.text("title").strip().length();
        int least = isPrivate ? SHORTEST_PRIVATE_TITLE : SHORTEST_TITLE;
        if (title < least || title > LONGEST_TITLE) {
            return invalid("Title is too " + (title < least ? "short" : "long") + " (" + least + " to 255 characters)");
        }
        if (forum.byExternalId(call.text("external_id")).isPresent()) {
            return invalid("External has already been taken");
        }
        return isPrivate && Forum.customer(call.text("target_recipients")) == 0
                ? invalid("You must select a valid user")
                : null;
    }

    private static ApiAnswer invalid(String words) {
        ObjectNode body = JSON.objectNode().put("action", "create_post");
        body.putArray("errors").add(words);
        return ApiAnswer.of(422, body);
    }

    private ApiAnswer answer(ApiCall call, Topic topic) {
        int answers = (int) call.number("reply_to_post_number", 0);
        Optional<ForumPost> answered = forum.in(topic, answers);
        return made(forum.post(topic, 0, call.text("raw"), answered.isPresent() && answers > 1 ? answers : 0));
    }

    private ApiAnswer open(ApiCall call, boolean isPrivate) {
        String name = call.text("external_id");
        String title = call.text("title");
        Topic topic = isPrivate
                ? forum.openPrivately(title, Forum.customer(call.text("target_recipients")), name)
                : forum.open(title, (int) Math.max(1, call.number("category", 1)), name);
        return made(forum.post(topic, 0, call.text("raw"), 0));
    }

    private ApiAnswer made(ForumPost post) {
        events.tell("post_created", post);
        return ApiAnswer.ok(json.post(post));
    }
}
