package dev.dragoman.simulator;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the product what happened in Messenger, in the shapes of Meta's Messenger webhook reference. */
@Component
@WhenSimulating
public class MessengerEvents implements CustomerEvents {

    /** The app id Meta's own Page inbox carries in echoes. */
    static final String INBOX_APP = "263902037430900";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MetaSettings settings;
    private final WebhookSender sender;

    /** Tells it in the name of the account of these settings. */
    public MessengerEvents(MetaSettings settings, WebhookSender sender) {
        this.settings = settings;
        this.sender = sender;
    }

    @Override
    public void said(Customer customer, Line line, String quickReply) {
        ObjectNode message = JSON.objectNode().put("mid", line.id());
        if (!line.text().isEmpty()) {
            message.put("text", line.text());
        }
        if (!quickReply.isEmpty()) {
            message.putObject("quick_reply").put("payload", quickReply);
        }
        line.attachments()
                .forEach(url -> message.withArray("attachments")
                        .addObject()
                        .put("type", "image")
                        .putObject("payload")
                        .put("url", url));
        fromCustomer(customer, line.at(), "message", message);
    }

    @Override
    public void pressed(Customer customer, String id, Line.Option button, Instant at) {
        fromCustomer(
                customer,
                at,
                "postback",
                JSON.objectNode().put("mid", id).put("title", button.title()).put("payload", button.payload()));
    }

    @Override
    public void edited(Customer customer, Line line, Instant at) {
        fromCustomer(
                customer,
                at,
                "message_edit",
                JSON.objectNode().put("mid", line.id()).put("text", line.text()).put("num_edit", line.edits()));
    }

    @Override
    public void withdrawn(Customer customer, String id, Instant at) {
        fromCustomer(customer, at, "message", JSON.objectNode().put("mid", id).put("is_deleted", true));
    }

    @Override
    public void reacted(Customer customer, Line line, boolean added, Instant at) {
        ObjectNode reaction = JSON.objectNode().put("mid", line.id()).put("action", added ? "react" : "unreact");
        if (added) {
            reaction.put("emoji", line.reaction())
                    .put("reaction", line.reaction().startsWith("\u2764") ? "love" : "other");
        }
        fromCustomer(customer, at, "reaction", reaction);
    }

    /** The network has delivered a message of the account. */
    public void delivered(Customer customer, Line line) {
        ObjectNode delivery = JSON.objectNode();
        delivery.putArray("mids").add(line.id());
        delivery.put("watermark", line.at().toEpochMilli());
        fromCustomer(customer, line.at(), "delivery", delivery);
    }

    @Override
    public void read(Customer customer, Instant upTo) {
        fromCustomer(customer, upTo, "read", JSON.objectNode().put("watermark", upTo.toEpochMilli()));
    }

    @Override
    public void echoed(Customer customer, Line line, JsonNode sent) {
        ObjectNode message = JSON.objectNode().put("mid", line.id()).put("is_echo", true);
        sign(message, line);
        for (String kept : List.of("text", "metadata", "attachments")) {
            if (sent.has(kept)) {
                message.set(kept, sent.get(kept));
            }
        }
        if (sent.has("attachment")) {
            message.putArray("attachments").add(sent.get("attachment"));
        }
        deliver(item(settings.account(), customer.psid(), line.at()).set("message", message), line.at());
    }

    /** Says in an echo which program wrote it. */
    protected void sign(ObjectNode echo, Line line) {
        echo.put("app_id", line.writer() == Line.Writer.INBOX ? INBOX_APP : settings.appId());
    }

    /** Delivers something of the customer under the key of its kind. */
    protected final void fromCustomer(Customer customer, Instant at, String kind, ObjectNode what) {
        deliver(item(customer.psid(), settings.account(), at).set(kind, what), at);
    }

    private static ObjectNode item(String from, String to, Instant at) {
        ObjectNode item = JSON.objectNode();
        item.putObject("sender").put("id", from);
        item.putObject("recipient").put("id", to);
        return item.put("timestamp", at.toEpochMilli());
    }

    private void deliver(JsonNode item, Instant at) {
        ObjectNode entry = JSON.objectNode().put("id", settings.account()).put("time", at.toEpochMilli());
        entry.putArray("messaging").add(item);
        sender.deliver(entry);
    }
}
