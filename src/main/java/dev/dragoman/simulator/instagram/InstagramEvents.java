package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.Comment;
import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.MessengerEvents;
import dev.dragoman.simulator.WebhookSender;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the product what happened in Instagram; messages look like Messenger's, comments come in one of three shapes. */
final class InstagramEvents extends MessengerEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AccountSettings settings;
    private final WebhookSender sender;
    private final Supplier<InstagramTraits> traits;

    InstagramEvents(AccountSettings settings, WebhookSender sender, Supplier<InstagramTraits> traits) {
        super(settings, sender);
        this.settings = settings;
        this.sender = sender;
        this.traits = traits;
    }

    /** A message that answers a story of the account. */
    void answeredStory(Customer customer, Line line) {
        ObjectNode message = JSON.objectNode().put("mid", line.id()).put("text", line.text());
        message.putObject("reply_to")
                .putObject("story")
                .put("url", "https://media.example/story.jpg")
                .put("id", Posts.STORY);
        fromCustomer(customer, line.at(), "message", message);
    }

    /** Instagram names the last message that was seen. */
    @Override
    public void read(Customer customer, Instant upTo) {
        customer.lines().reversed().stream()
                .filter(line -> line.writer() != Line.Writer.CUSTOMER)
                .findFirst()
                .ifPresent(line ->
                        fromCustomer(customer, upTo, "read", JSON.objectNode().put("mid", line.id())));
    }

    /** Instagram tells nothing of this. */
    @Override
    public void delivered(Customer customer, Line line) {
        // Only what was seen is told.
    }

    /** Instagram does not say which program wrote. */
    @Override
    protected void sign(ObjectNode echo, Line line) {
        // No app is named.
    }

    /** A comment under the account's post, by a customer or, without one, by the account itself. */
    void commented(Comment comment, @Nullable Customer author) {
        String shape = traits.get().commentShape();
        ObjectNode value = JSON.objectNode()
                .put(shape.equals("comment_id") ? "comment_id" : "id", comment.id())
                .put("text", comment.text());
        String parent = comment.parent();
        if (parent != null) {
            value.put("parent_id", parent);
        }
        value.putObject("media").put("id", Posts.MEDIA).put("media_product_type", "FEED");
        if (author == null) {
            value.putObject("from").put("id", settings.account()).put("username", settings.username());
        } else if (!traits.get().hideAuthors()) {
            value.putObject("from").put("id", author.psid()).put("username", Posts.usernameOf(author));
        }
        tell("comments", value, shape.equals("entry"), comment.at());
    }

    /** Somebody mentioned the account under a post of their own; the words are not told. */
    void mentioned(String comment, Instant now) {
        tell("mentions", JSON.objectNode().put("media_id", Posts.FOREIGN_MEDIA).put("comment_id", comment), false, now);
    }

    private void tell(String field, ObjectNode value, boolean inEntry, Instant now) {
        ObjectNode entry = JSON.objectNode().put("id", settings.account()).put("time", now.getEpochSecond());
        ObjectNode change = inEntry ? entry : entry.putArray("changes").addObject();
        change.put("field", field).set("value", value);
        sender.deliver(entry);
    }
}
