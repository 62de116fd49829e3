package dev.dragoman.simulator;

import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the product what happened under the page's post, in the shapes of Meta's Page webhook field "feed". */
@Component
@WhenSimulating
final class FeedEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SimulatorSettings settings;
    private final Network network;
    private final Behaviour behaviour;
    private final WebhookSender sender;

    FeedEvents(SimulatorSettings settings, Network network, Behaviour behaviour, WebhookSender sender) {
        this.settings = settings;
        this.network = network;
        this.behaviour = behaviour;
        this.sender = sender;
    }

    /** A comment of the given verb: add, edited, hide, unhide or remove; a removed one has no text any more. */
    void comment(Comment comment, String verb) {
        ObjectNode value = about(comment).put("item", "comment").put("verb", verb);
        author(value, comment.customer());
        value.put("created_time", comment.at().getEpochSecond());
        if (!comment.removed()) {
            value.put("message", comment.text());
        }
        value.putObject("post")
                .put("id", network.postId())
                .put("status_type", "mobile_status_update")
                .put("is_published", true)
                .put("promotion_status", "inactive")
                .put("permalink_url", "https://www.facebook.com/" + network.postId());
        deliver(value);
    }

    /** A like of a comment by a customer, or by the page when the number is 0; {@code verb} is add or remove. */
    void liked(Comment comment, int by, String verb) {
        ObjectNode value = about(comment)
                .put("item", "reaction")
                .put("reaction_type", "like")
                .put("verb", verb);
        author(value, by);
        deliver(value.put("created_time", network.now().getEpochSecond()));
    }

    private ObjectNode about(Comment comment) {
        String parent = comment.parent();
        return JSON.objectNode()
                .put("post_id", network.postId())
                .put("comment_id", comment.id())
                .put("parent_id", parent == null ? network.postId() : parent);
    }

    private void author(ObjectNode value, int number) {
        if (number == 0) {
            value.putObject("from").put("id", settings.pageId()).put("name", settings.pageName());
        } else if (!behaviour.now().hideAuthors()) {
            Customer customer = network.customer(number);
            value.putObject("from").put("id", customer.author()).put("name", customer.name());
        }
    }

    private void deliver(ObjectNode value) {
        Instant at = network.now();
        ObjectNode entry = JSON.objectNode().put("id", settings.pageId()).put("time", at.getEpochSecond());
        entry.putArray("changes").addObject().put("field", "feed").set("value", value);
        sender.deliver(entry);
    }
}
