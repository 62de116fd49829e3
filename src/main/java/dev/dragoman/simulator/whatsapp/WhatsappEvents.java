package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.CustomerEvents;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.MetaWorld;
import dev.dragoman.simulator.WebhookSender;
import java.time.Instant;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the product what happened in WhatsApp, in the shapes of the Cloud API's webhooks. */
final class WhatsappEvents implements CustomerEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NumberSettings settings;
    private final MetaWorld world;
    private final WebhookSender sender;
    private final Supplier<WhatsappTraits> traits;

    WhatsappEvents(NumberSettings settings, MetaWorld world, WebhookSender sender, Supplier<WhatsappTraits> traits) {
        this.settings = settings;
        this.world = world;
        this.sender = sender;
        this.traits = traits;
    }

    @Override
    public void said(Customer customer, Line line, String quickReply) {
        if (!quickReply.isEmpty()) {
            pressed(
                    customer,
                    line.id(),
                    new Line.Option(Line.Option.Kind.QUICK_REPLY, line.text(), quickReply),
                    line.at());
        } else if (line.attachments().isEmpty()) {
            ObjectNode message = message(customer, line.id(), "text", line.at());
            message.putObject("text").put("body", line.text());
            tell(customer, message);
        } else {
            ObjectNode message = message(customer, line.id(), "image", line.at());
            message.putObject("image")
                    .put("id", String.valueOf(Math.abs((long) line.id().hashCode())))
                    .put("mime_type", "image/jpeg");
            tell(customer, message);
        }
    }

    @Override
    public void pressed(Customer customer, String id, Line.Option button, Instant at) {
        ObjectNode message = message(customer, id, "interactive", at);
        message.putObject("interactive")
                .put("type", "button_reply")
                .putObject("button_reply")
                .put("id", button.payload())
                .put("title", button.title());
        tell(customer, message);
    }

    @Override
    public void edited(Customer customer, Line line, Instant at) {
        ObjectNode message = message(customer, world.newMessageId(), "edit", at);
        ObjectNode edit = message.putObject("edit").put("original_message_id", line.id());
        edit.putObject("message").put("type", "text").putObject("text").put("body", line.text());
        tell(customer, message);
    }

    @Override
    public void withdrawn(Customer customer, String id, Instant at) {
        ObjectNode message = message(customer, world.newMessageId(), "revoke", at);
        message.putObject("revoke").put("original_message_id", id);
        tell(customer, message);
    }

    @Override
    public void reacted(Customer customer, Line line, boolean added, Instant at) {
        ObjectNode message = message(customer, world.newMessageId(), "reaction", at);
        ObjectNode reaction = message.putObject("reaction").put("message_id", line.id());
        if (added) {
            reaction.put("emoji", line.reaction());
        }
        tell(customer, message);
    }

    /** WhatsApp names each message that was read; here the last one is enough. */
    @Override
    public void read(Customer customer, Instant upTo) {
        customer.lines().reversed().stream()
                .filter(line -> line.writer() == Line.Writer.APP)
                .findFirst()
                .ifPresent(line -> became(customer, status("read", line.id(), "", upTo)));
    }

    /** A person wrote in WhatsApp's own app; what the API was given comes back by its statuses alone. */
    @Override
    public void echoed(Customer customer, Line line, JsonNode sent) {
        ObjectNode message = JSON.objectNode()
                .put("from", NumberSettings.PHONE)
                .put("to", People.phone(customer))
                .put("to_user_id", People.userId(customer))
                .put("id", line.id())
                .put("timestamp", seconds(line.at()))
                .put("type", "text");
        message.putObject("text").put("body", line.text());
        ObjectNode value = value();
        value.putArray("message_echoes").add(message);
        deliver("smb_message_echoes", value);
    }

    /** One step of what became of a message; the key is what the product gave along, which may be empty. */
    static ObjectNode status(String step, String message, String key, Instant at) {
        ObjectNode status =
                JSON.objectNode().put("id", message).put("status", step).put("timestamp", seconds(at));
        if (!key.isEmpty()) {
            status.put("biz_opaque_callback_data", key);
        }
        return status;
    }

    /** Why a message failed that had been accepted. */
    static ObjectNode failed(ObjectNode status, int code) {
        status.putArray("errors")
                .addObject()
                .put("code", code)
                .put("title", "Message failed")
                .putObject("error_data")
                .put("details", "Made up by the simulator.");
        return status;
    }

    /** Tells what became of a message; a failure names no contact. */
    void became(Customer customer, ObjectNode status) {
        ObjectNode value = value();
        if (!status.has("errors")) {
            contact(value, customer);
        }
        if (!traits.get().hidePhones()) {
            status.put("recipient_id", People.phone(customer));
        }
        status.put("recipient_user_id", People.userId(customer));
        value.putArray("statuses").add(status);
        deliver("messages", value);
    }

    private ObjectNode message(Customer customer, String id, String type, Instant at) {
        ObjectNode message = JSON.objectNode();
        if (!traits.get().hidePhones()) {
            message.put("from", People.phone(customer));
        }
        return message.put("from_user_id", People.userId(customer))
                .put("id", id)
                .put("timestamp", seconds(at))
                .put("type", type);
    }

    private void tell(Customer customer, ObjectNode message) {
        ObjectNode value = value();
        contact(value, customer);
        value.putArray("messages").add(message);
        deliver("messages", value);
    }

    private void contact(ObjectNode value, Customer customer) {
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", customer.name());
        if (!traits.get().hidePhones()) {
            contact.put("wa_id", People.phone(customer));
        }
        contact.put("user_id", People.userId(customer));
    }

    private ObjectNode value() {
        ObjectNode value = JSON.objectNode().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", NumberSettings.PHONE)
                .put("phone_number_id", settings.account());
        return value;
    }

    private void deliver(String field, ObjectNode value) {
        ObjectNode entry = JSON.objectNode().put("id", settings.businessAccount());
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        sender.deliver(entry);
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }
}
