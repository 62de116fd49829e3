package dev.dragoman.simulator;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Comments, the post and the page as Graph shows them when they are read. */
@Component
@WhenSimulating
final class CommentNodes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private final Network network;
    private final SimulatorSettings settings;
    private final Behaviour behaviour;

    CommentNodes(Network network, SimulatorSettings settings, Behaviour behaviour) {
        this.network = network;
        this.settings = settings;
        this.behaviour = behaviour;
    }

    ObjectNode comment(Comment comment) {
        boolean young = !network.now().isAfter(comment.at().plus(Duration.ofDays(7)));
        ObjectNode node = JSON.objectNode()
                .put("id", comment.id())
                .put("message", comment.text())
                .put("created_time", TIME.format(comment.at()))
                .put("can_comment", true)
                .put("can_hide", !comment.byPage())
                .put("can_like", true)
                .put("can_remove", true)
                .put("can_reply_privately", young && !comment.byPage() && !comment.answeredPrivately())
                .put("is_hidden", comment.hidden())
                .put("like_count", comment.likes().size() + (comment.likedByPage() ? 1 : 0))
                .put("comment_count", replies(comment))
                .put("permalink_url", "https://www.facebook.com/" + comment.id());
        author(node, comment);
        if (comment.parent() != null) {
            node.putObject("parent").put("id", comment.parent());
        }
        return node;
    }

    private void author(ObjectNode node, Comment comment) {
        if (comment.byPage()) {
            node.putObject("from").put("id", settings.pageId()).put("name", settings.pageName());
        } else if (!behaviour.now().hideAuthors()) {
            Customer customer = network.customer(comment.customer());
            node.putObject("from").put("id", customer.author()).put("name", customer.name());
        }
    }

    private long replies(Comment comment) {
        return network.comments().stream()
                .filter(reply -> comment.id().equals(reply.parent()) && !reply.removed())
                .count();
    }

    ObjectNode post() {
        return JSON.objectNode().put("id", network.postId()).put("message", network.post());
    }

    ObjectNode page() {
        return JSON.objectNode().put("id", settings.pageId()).put("name", settings.pageName());
    }
}
