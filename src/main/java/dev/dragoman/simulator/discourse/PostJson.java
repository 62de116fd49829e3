package dev.dragoman.simulator.discourse;

import java.util.List;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Posts and topics as Discourse writes them. */
final class PostJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LIKE = 2;

    private final Forum forum;

    PostJson(Forum forum) {
        this.forum = forum;
    }

    ObjectNode post(ForumPost post) {
        ObjectNode json = JSON.objectNode()
                .put("id", post.id())
                .put("name", post.user() > 0 ? "Customer " + post.user() : forum.username(post.user()))
                .put("username", forum.username(post.user()))
                .put("user_id", Forum.userId(post.user()))
                .put("created_at", post.at().toString())
                .put("updated_at", post.changedAt().toString())
                .put("raw", post.raw())
                .put("cooked", "<p>" + HtmlUtils.htmlEscape(post.raw(), "UTF-8") + "</p>")
                .put("post_number", post.number())
                .put("post_type", 1)
                .put("topic_id", post.topic().id())
                .put("topic_slug", "topic")
                .put("topic_title", post.topic().title())
                .put("topic_archetype", post.topic().archetype())
                .put("version", post.version())
                .put("user_deleted", post.deleted())
                .put("bot", post.user() == 0)
                .put("admin", false);
        json.putNull("deleted_at");
        if (post.answers() > 0) {
            json.put("reply_to_post_number", post.answers());
        } else {
            json.putNull("reply_to_post_number");
        }
        if (!post.topic().isPrivate()) {
            json.put("category_id", post.topic().category());
        }
        json.putArray("actions_summary")
                .addObject()
                .put("id", LIKE)
                .put("count", post.liked() ? 1 : 0)
                .put("acted", post.liked());
        return json;
    }

    ArrayNode posts(List<ForumPost> posts) {
        ArrayNode list = JSON.arrayNode();
        posts.forEach(post -> list.add(post(post)));
        return list;
    }

    /** A topic with its first posts and the numbers of all. */
    ObjectNode topic(Topic topic, int most) {
        List<ForumPost> all = forum.in(topic);
        ObjectNode json = JSON.objectNode()
                .put("id", topic.id())
                .put("title", topic.title())
                .put("slug", "topic")
                .put("posts_count", all.size())
                .put("archetype", topic.archetype());
        ObjectNode stream = json.putObject("post_stream");
        stream.set("posts", posts(all.subList(0, Math.min(most, all.size()))));
        ArrayNode ids = stream.putArray("stream");
        all.forEach(post -> ids.add(post.id()));
        return json;
    }
}
