package dev.dragoman.simulator;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /{account}/conversations}: what customers, or one by {@code user_id}, and the account wrote, the latest first. */
@Component
@WhenSimulating
public final class ConversationsApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final int MOST = 50;

    private final MetaWorld network;
    private final MetaSettings settings;

    /** Reads the phones of this world. */
    public ConversationsApi(MetaWorld network, MetaSettings settings) {
        this.network = network;
        this.settings = settings;
    }

    /** Called under the lock. A person the account has never met has no conversation, and that is no error. */
    public GraphAnswer list(GraphCall call) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode data = answer.putArray("data");
        Customer one = network.byPsid(call.text("user_id"));
        List<Customer> asked =
                call.text("user_id").isEmpty() ? network.customers() : one == null ? List.of() : List.of(one);
        asked.stream().filter(customer -> !customer.lines().isEmpty()).forEach(it -> data.add(conversation(it)));
        return GraphAnswer.ok(answer);
    }

    private ObjectNode conversation(Customer customer) {
        ObjectNode conversation = JSON.objectNode().put("id", "t_" + customer.number());
        ArrayNode messages = conversation.putObject("messages").putArray("data");
        customer.lines().reversed().stream().limit(MOST).forEach(line -> messages.add(message(customer, line)));
        return conversation;
    }

    private ObjectNode message(Customer customer, Line line) {
        boolean byCustomer = line.writer() == Line.Writer.CUSTOMER;
        ObjectNode message = JSON.objectNode()
                .put("id", line.id())
                .put("message", line.text())
                .put("created_time", TIME.format(line.at()));
        message.putObject("from")
                .put("id", byCustomer ? customer.psid() : settings.account())
                .put("name", byCustomer ? customer.name() : settings.accountName());
        message.putObject("to")
                .putArray("data")
                .addObject()
                .put("id", byCustomer ? settings.account() : customer.psid());
        return message;
    }
}
