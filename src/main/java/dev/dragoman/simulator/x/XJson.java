package dev.dragoman.simulator.x;

import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages and posts as the X Activity API tells them and as the API lists them. */
@Component
@WhenSimulating
final class XJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BrandAccount account;
    private final XWorld world;

    XJson(BrandAccount account, XWorld world) {
        this.account = account;
        this.world = world;
    }

    /** An event of a message or post. */
    ObjectNode event(String kind, Said said) {
        ObjectNode event = JSON.objectNode();
        ObjectNode data = event.putObject("data").put("event_uuid", world.newId());
        data.putObject("filter").put("user_id", account.id());
        data.put("event_type", kind).put("tag", "simulated");
        if (said.isPost()) {
            data.set("payload", post(said));
            ArrayNode users = data.putObject("includes").putArray("users");
            users.add(user(account.id(), account.name(), account.handle()));
            if (said.customer() > 0) {
                users.add(customer(said.customer()));
            }
        } else {
            data.set("payload", messages(said));
        }
        return event;
    }

    private ObjectNode messages(Said said) {
        String person = XWorld.person(said.customer());
        ObjectNode payload = JSON.objectNode();
        ObjectNode one = payload.putArray("direct_message_events")
                .addObject()
                .put("type", "message_create")
                .put("id", said.id())
                .put("created_timestamp", String.valueOf(said.at().toEpochMilli()));
        ObjectNode message = one.putObject("message_create").put("sender_id", sender(said));
        message.putObject("target").put("recipient_id", said.isByCustomer() ? account.id() : person);
        message.putObject("message_data").put("text", said.text()).putObject("entities");
        ObjectNode users = payload.putObject("users");
        users.putObject(account.id()).set("data", user(account.id(), account.name(), account.handle()));
        users.putObject(person).set("data", customer(said.customer()));
        return payload;
    }

    /** A post; a reply begins with the name of whom it answers, outside of what is displayed. */
    ObjectNode post(Said said) {
        @Nullable Said answered = world.find(said.answers());
        String start = answered == null ? "" : "@" + handle(answered) + " ";
        String text = start + said.text();
        ObjectNode post = JSON.objectNode()
                .put("id", said.id())
                .put("author_id", sender(said))
                .put("created_at", said.at().toString())
                .put("text", text)
                .put("conversation_id", said.conversation());
        post.putArray("edit_history_tweet_ids").add(said.id());
        post.putArray("display_text_range")
                .add(start.codePointCount(0, start.length()))
                .add(text.codePointCount(0, text.length()));
        name(post, text);
        if (answered != null) {
            post.put("in_reply_to_tweet_id", answered.id()).put("in_reply_to_user_id", sender(answered));
            post.putArray("referenced_tweets")
                    .addObject()
                    .put("type", "replied_to")
                    .put("id", answered.id());
        }
        if (said.quotes() != null) {
            post.putArray("referenced_tweets").addObject().put("type", "quoted").put("id", said.quotes());
        }
        return post;
    }

    /** Where the words name the account. */
    private void name(ObjectNode post, String text) {
        int start = text.toLowerCase(Locale.ROOT).lastIndexOf("@" + account.handle());
        if (start >= 0) {
            post.putObject("entities")
                    .putArray("mentions")
                    .addObject()
                    .put("start", text.codePointCount(0, start))
                    .put("username", account.handle())
                    .put("id", account.id());
        }
    }

    /** Who wrote these, each once. */
    ArrayNode users(List<Said> said) {
        ArrayNode users = JSON.arrayNode();
        said.stream()
                .map(one -> one.isByCustomer() ? one.customer() : 0)
                .distinct()
                .forEach(customer -> users.add(
                        customer == 0 ? user(account.id(), account.name(), account.handle()) : customer(customer)));
        return users;
    }

    /** A message as the list of them shows it. */
    ObjectNode listed(Said said) {
        return JSON.objectNode()
                .put("id", said.id())
                .put("event_type", "MessageCreate")
                .put("text", said.text())
                .put("sender_id", sender(said))
                .put("created_at", said.at().toString())
                .put("dm_conversation_id", pair(said.customer()));
    }

    /** The conversation of two, the smaller id first. */
    String pair(int customer) {
        String person = XWorld.person(customer);
        return account.id().compareTo(person) < 0 ? account.id() + "-" + person : person + "-" + account.id();
    }

    private String sender(Said said) {
        return said.isByCustomer() ? XWorld.person(said.customer()) : account.id();
    }

    private String handle(Said said) {
        return said.isByCustomer() ? "customer" + said.customer() : account.handle();
    }

    private static ObjectNode customer(int number) {
        return user(XWorld.person(number), "Customer " + number, "customer" + number);
    }

    private static ObjectNode user(String id, String name, String handle) {
        return JSON.objectNode().put("id", id).put("name", name).put("username", handle);
    }
}
