package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.NetworkBehaviour;
import java.nio.charset.StandardCharsets;

/** {@code POST /comments}: what WordPress checks before it takes a comment, in its order. */
final class Commenting {

    /** The column {@code comment_content} holds so many bytes. */
    private static final int LONGEST = 65_525;

    private final Blog blog;
    private final BlogJson json;
    private final NetworkBehaviour<BlogTraits> behaviour;

    Commenting(Blog blog, BlogJson json, NetworkBehaviour<BlogTraits> behaviour) {
        this.blog = blog;
        this.json = json;
        this.behaviour = behaviour;
    }

    ApiAnswer comment(ApiCall call) {
        BlogTraits traits = behaviour.now();
        if (blog.post(call.number("post", 0)) == null) {
            return BlogApi.error(
                    403,
                    "rest_comment_invalid_post_id",
                    "Sorry, you are not allowed to create this comment without a post.");
        }
        if (traits.closed()) {
            return BlogApi.error(403, "rest_comment_closed", "Sorry, comments are closed for this item.");
        }
        String content = call.text("content");
        if (content.isBlank()) {
            return BlogApi.error(400, "rest_comment_content_invalid", "Invalid comment content.");
        }
        if (content.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return BlogApi.error(400, "comment_content_column_length", "Your comment is too long.");
        }
        String agent = traits.dropAgents() ? "" : call.text("author_user_agent");
        var draft = new Blog.Draft(
                call.number("post", 0), call.number("parent", 0), Blog.ME, 0, content, agent, "approved");
        if (blog.hasTwin(draft)) {
            return BlogApi.error(
                    409,
                    "comment_duplicate",
                    "Duplicate comment detected; it looks as though you’ve already said that!");
        }
        return behaviour.takes("flood", traits.flood())
                ? BlogApi.error(400, "comment_flood", "You are posting comments too quickly. Slow down.")
                : ApiAnswer.of(201, json.comment(blog.add(draft)));
    }
}
