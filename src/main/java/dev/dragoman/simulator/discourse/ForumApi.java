package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the bot can do: read lists, post, change, delete and like. Called under the lock. */
final class ForumApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE = 50;
    private static final int OF_A_TOPIC = 20;
    private static final int LIKE = 2;

    private final Forum forum;
    private final PostJson json;
    private final Posting posting;
    private final ForumEvents events;

    ForumApi(Forum forum, PostJson json, Posting posting, ForumEvents events) {
        this.forum = forum;
        this.json = json;
        this.posting = posting;
        this.events = events;
    }

    /** A refusal in Discourse's own form. */
    static ApiAnswer error(int status, String kind, String words) {
        ObjectNode body = JSON.objectNode();
        body.putArray("errors").add(words);
        return ApiAnswer.of(status, kind.isEmpty() ? body : body.put("error_type", kind));
    }

    static ApiAnswer notFound() {
        return error(404, "not_found", "The requested URL or resource could not be found.");
    }

    ApiAnswer answer(ApiCall call) {
        return switch (call.method()) {
            case "GET" -> read(call);
            case "POST" ->
                switch (call.path()) {
                    case "posts.json" -> posting.post(call);
                    case "post_actions.json" -> like(call);
                    default -> notFound();
                };
            case "PUT" -> call.is("PUT", "posts/[0-9]+\\.json") ? edit(call) : notFound();
            case "DELETE" -> call.is("DELETE", "posts/[0-9]+\\.json") ? delete(call) : notFound();
            default -> notFound();
        };
    }

    private ApiAnswer read(ApiCall call) {
        if (call.path().equals("posts.json")) {
            return list(call, "latest_posts", post -> !post.topic().isPrivate());
        }
        if (call.path().equals("private-posts.json")) {
            return list(call, "private_posts", post -> post.topic().isPrivate());
        }
        if (call.is("GET", "posts/by_number/[0-9]+/[0-9]+\\.json")) {
            return forum.topic(number(call.part(2)))
                    .flatMap(topic -> forum.in(topic, number(call.part(3))))
                    .map(post -> ApiAnswer.ok(json.post(post)))
                    .orElseGet(ForumApi::notFound);
        }
        if (call.is("GET", "posts/[0-9]+\\.json")) {
            return with(call, post -> ApiAnswer.ok(json.post(post)));
        }
        return call.part(0).equals("t") ? topic(call) : notFound();
    }

    /** The next 50 posts below an id, the newest first. */
    private ApiAnswer list(ApiCall call, String root, Function<ForumPost, Boolean> belongs) {
        long before = call.number("before", Long.MAX_VALUE);
        List<ForumPost> found = forum.posts().reversed().stream()
                .filter(post -> post.id() < before && !post.deleted() && belongs.apply(post))
                .limit(PAGE)
                .toList();
        ObjectNode body = JSON.objectNode();
        body.set(root, json.posts(found));
        return ApiAnswer.ok(body);
    }

    private ApiAnswer topic(ApiCall call) {
        if (call.is("GET", "t/external_id/[\\w-]{1,50}\\.json")) {
            Optional<Topic> topic = forum.byExternalId(call.part(2).replace(".json", ""));
            return topic.map(it ->
                            ApiAnswer.of(301, JSON.objectNode()).with("Location", "/t/topic/" + it.id() + ".json"))
                    .orElseGet(ForumApi::notFound);
        }
        Optional<Topic> topic = forum.topic(number(call.part(1)));
        if (topic.isEmpty()) {
            return notFound();
        }
        if (call.is("GET", "t/[0-9]+\\.json")) {
            return ApiAnswer.ok(json.topic(topic.get(), OF_A_TOPIC));
        }
        return call.is("GET", "t/[0-9]+/posts\\.json") ? some(call, topic.get()) : notFound();
    }

    private ApiAnswer some(ApiCall call, Topic topic) {
        List<String> wanted = call.fields().path("post_ids[]").values().stream()
                .map(id -> id.asString(""))
                .toList();
        List<ForumPost> posts = forum.in(topic).stream()
                .filter(post -> wanted.isEmpty() || wanted.contains(String.valueOf(post.id())))
                .limit(OF_A_TOPIC)
                .toList();
        ObjectNode body = JSON.objectNode().put("id", topic.id());
        body.putObject("post_stream").set("posts", json.posts(posts));
        return ApiAnswer.ok(body);
    }

    private ApiAnswer like(ApiCall call) {
        @Nullable ForumPost post = forum.post(call.number("id", 0));
        if (post == null || post.deleted()) {
            return notFound();
        }
        if (call.number("post_action_type_id", 0) != LIKE || post.user() == 0 || post.liked()) {
            return error(403, "invalid_access", "You are not permitted to view the requested resource.");
        }
        forum.put(post.withLike());
        return ApiAnswer.ok(json.post(post.withLike()));
    }

    private ApiAnswer edit(ApiCall call) {
        return withOwn(call, post -> {
            String words = call.fields().path("post").path("raw").asString("");
            ApiAnswer refusal = posting.refusal(words, post.topic().isPrivate());
            if (refusal != null) {
                return refusal;
            }
            ForumPost edited = post.edited(words, forum.now());
            forum.put(edited);
            events.tell("post_edited", edited);
            ObjectNode body = JSON.objectNode();
            body.set("post", json.post(edited));
            return ApiAnswer.ok(body);
        });
    }

    private ApiAnswer delete(ApiCall call) {
        return withOwn(call, post -> {
            ForumPost gone = post.takenBack(forum.now());
            forum.put(gone);
            events.tell("post_destroyed", gone);
            return ApiAnswer.ok(JSON.objectNode());
        });
    }

    private ApiAnswer withOwn(ApiCall call, Function<ForumPost, ApiAnswer> then) {
        return with(
                call,
                post -> post.user() == 0
                        ? then.apply(post)
                        : error(403, "invalid_access", "You are not permitted to view the requested resource."));
    }

    private ApiAnswer with(ApiCall call, Function<ForumPost, ApiAnswer> then) {
        @Nullable ForumPost post = forum.post(number(call.part(1)));
        return post == null || post.deleted() ? notFound() : then.apply(post);
    }

    private static long number(String part) {
        String digits = part.replace(".json", "");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
