package dev.dragoman.simulator;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the page can do with comments: write, read, change, hide, like and delete. Called under the lock. */
@Component
@WhenSimulating
final class CommentsApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_COMMENT = 8_000;
    private static final int DEFAULT_PAGE = 25;
    private static final int LARGEST_PAGE = 100;

    private final Network network;
    private final CommentNodes nodes;
    private final FeedEvents events;

    CommentsApi(Network network, CommentNodes nodes, FeedEvents events) {
        this.network = network;
        this.nodes = nodes;
        this.events = events;
    }

    /** {@code POST /{post or comment}/comments}. */
    GraphAnswer write(GraphCall call) {
        boolean underPost = call.object().equals(network.postId());
        Comment parent = network.comment(call.object());
        if (!underPost && (parent == null || parent.removed())) {
            return GraphAnswer.noSuchObject();
        }
        String text = call.text("message");
        if (isNoComment(text) && call.text("attachment_url").isEmpty()) {
            return GraphAnswer.wrongParameter("message must have 1 to 8000 characters");
        }
        Comment comment = Comment.of(network.newCommentUnderPost(), 0, text, network.now())
                .under(underPost ? null : call.object());
        network.put(comment);
        events.comment(comment, "add");
        return GraphAnswer.id(comment.id());
    }

    /** {@code GET /{post or comment}/comments}; replies are missing under a post unless {@code filter=stream}. */
    GraphAnswer list(GraphCall call) {
        boolean underPost = call.object().equals(network.postId());
        if (!underPost && network.comment(call.object()) == null) {
            return GraphAnswer.noSuchObject();
        }
        boolean stream = call.text("filter").equals("stream");
        List<Comment> all = network.comments().stream()
                .filter(comment -> !comment.removed())
                .filter(comment -> underPost
                        ? stream || comment.parent() == null
                        : call.object().equals(comment.parent()))
                .toList();
        return GraphAnswer.ok(page(call, call.text("order").startsWith("reverse") ? all.reversed() : all));
    }

    /** {@code GET /{page}/feed}: the one post of the page. */
    GraphAnswer feed() {
        ObjectNode answer = JSON.objectNode();
        answer.putArray("data").addObject().put("id", network.postId());
        return GraphAnswer.ok(answer);
    }

    /** {@code POST /{page}/feed} or {@code /photos}: what is published becomes the one post of the page. */
    GraphAnswer publish(GraphCall call) {
        boolean isPhoto = call.edge().equals("photos");
        String text = call.text(isPhoto ? "caption" : "message");
        if (text.isBlank()) {
            return GraphAnswer.wrongParameter("there is nothing to be published");
        }
        network.publish(text);
        return isPhoto
                ? GraphAnswer.ok(JSON.objectNode().put("id", "photo").put("post_id", network.postId()))
                : GraphAnswer.id(network.postId());
    }

    private ObjectNode page(GraphCall call, List<Comment> all) {
        int limit = Math.clamp(call.fields().path("limit").asInt(DEFAULT_PAGE), 1, LARGEST_PAGE);
        int start = Math.clamp(call.fields().path("after").asInt(0), 0, all.size());
        int end = Math.min(all.size(), start + limit);
        ObjectNode answer = JSON.objectNode();
        ArrayNode data = answer.putArray("data");
        all.subList(start, end).forEach(comment -> data.add(nodes.comment(comment)));
        ObjectNode paging = answer.putObject("paging");
        paging.putObject("cursors").put("before", String.valueOf(start)).put("after", String.valueOf(end));
        if (end < all.size()) {
            paging.put("next", "/" + call.object() + "/comments?limit=" + limit + "&after=" + end);
        }
        return answer;
    }

    /** {@code POST} or {@code DELETE /{comment}/likes}. */
    GraphAnswer like(GraphCall call) {
        Comment comment = network.comment(call.object());
        if (comment == null || comment.removed()) {
            return GraphAnswer.noSuchObject();
        }
        if (comment.likedByPage() != call.isPost()) {
            network.put(comment.likedByPage(call.isPost()));
            events.liked(comment, 0, call.isPost() ? "add" : "remove");
        }
        return GraphAnswer.success();
    }

    /** {@code POST /{comment}} with {@code is_hidden} or {@code message}. */
    GraphAnswer change(GraphCall call) {
        Comment comment = network.comment(call.object());
        if (comment == null || comment.removed()) {
            return GraphAnswer.noSuchObject();
        }
        if (call.fields().has("is_hidden")) {
            return hide(comment, call.fields().path("is_hidden").asBoolean(false));
        }
        return edit(comment, call.text("message"));
    }

    private GraphAnswer hide(Comment comment, boolean hidden) {
        if (comment.byPage()) {
            return GraphAnswer.wrongParameter("A page cannot hide its own comment");
        }
        network.put(comment.hidden(hidden));
        events.comment(comment, hidden ? "hide" : "unhide");
        return GraphAnswer.success();
    }

    private GraphAnswer edit(Comment comment, String text) {
        if (isNoComment(text)) {
            return GraphAnswer.wrongParameter("message must have 1 to 8000 characters");
        }
        if (!comment.byPage()) {
            return GraphAnswer.refused(200, 0, "Permissions error");
        }
        Comment edited = comment.edited(text);
        network.put(edited);
        events.comment(edited, "edited");
        return GraphAnswer.success();
    }

    /** {@code DELETE /{comment}}; its replies go with it. */
    GraphAnswer delete(GraphCall call) {
        Comment comment = network.comment(call.object());
        if (comment == null || comment.removed()) {
            return GraphAnswer.noSuchObject();
        }
        remove(comment);
        return GraphAnswer.success();
    }

    /** Takes a comment away together with its replies, and tells so. */
    void remove(Comment comment) {
        Comment removed = comment.takenBack();
        network.put(removed);
        events.comment(removed, "remove");
        network.comments().stream()
                .filter(reply -> comment.id().equals(reply.parent()) && !reply.removed())
                .forEach(this::remove);
    }

    private static boolean isNoComment(String text) {
        return text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_COMMENT;
    }
}
