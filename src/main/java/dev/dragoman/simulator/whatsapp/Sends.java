package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.MetaWorld;
import dev.dragoman.simulator.NetworkBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{number}/messages}: accepts messages and tells later what became of them. Called under the lock. */
final class Sends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int UNDELIVERABLE = 131026;
    private static final int OUTSIDE_WINDOW = 131047;

    private final MetaWorld world;
    private final NetworkBehaviour<WhatsappTraits> behaviour;
    private final WhatsappEvents events;

    Sends(MetaWorld world, NetworkBehaviour<WhatsappTraits> behaviour, WhatsappEvents events) {
        this.world = world;
        this.behaviour = behaviour;
        this.events = events;
    }

    GraphAnswer send(GraphCall call) {
        if (call.text("status").equals("read")) {
            return isHeard(call.text("message_id"))
                    ? GraphAnswer.success()
                    : GraphAnswer.wrongParameter("Invalid parameter message_id");
        }
        if (behaviour.now().pairRate() > 0) {
            behaviour.change(Map.of("pairRate", behaviour.now().pairRate() - 1));
            return GraphAnswer.refused(131056, 0, "(Business Account, Consumer Account) pair rate limit hit");
        }
        JsonNode fields = call.fields();
        return Bodies.refusal(fields)
                .orElseGet(() -> People.find(world, call.text("to"), call.text("recipient"))
                        .map(customer -> accept(call, customer))
                        .orElseGet(() -> GraphAnswer.refused(UNDELIVERABLE, 0, "Message undeliverable")));
    }

    private boolean isHeard(String message) {
        return world.customers().stream().anyMatch(customer -> customer.line(message) != null);
    }

    private GraphAnswer accept(GraphCall call, Customer customer) {
        Line line = Line.of(world.newMessageId(), world.now(), Line.Writer.APP, Bodies.words(call.fields()))
                .with(Bodies.options(call.fields().path("interactive")), List.of());
        String key = call.text("biz_opaque_callback_data");
        int failure = failure(customer);
        if (failure == 0) {
            world.put(customer, line);
            steps().forEach(step -> events.became(customer, WhatsappEvents.status(step, line.id(), key, line.at())));
        } else {
            ObjectNode status = WhatsappEvents.status("failed", line.id(), key, line.at());
            events.became(customer, WhatsappEvents.failed(status, failure));
        }
        return GraphAnswer.ok(accepted(call, customer, line));
    }

    /** The code by which the message fails after it was accepted; 0 when it arrives. */
    private int failure(Customer customer) {
        WhatsappTraits traits = behaviour.now();
        if (traits.failLater() > 0) {
            behaviour.change(Map.of("failLater", traits.failLater() - 1));
            return traits.failCode();
        }
        if (traits.blocked().contains(customer.number())) {
            return UNDELIVERABLE;
        }
        @Nullable Instant heard = customer.heard();
        return heard == null || world.now().isAfter(heard.plus(WINDOW)) ? OUTSIDE_WINDOW : 0;
    }

    private List<String> steps() {
        WhatsappTraits traits = behaviour.now();
        List<String> steps = new ArrayList<>(List.of("sent"));
        if (traits.receipts()) {
            steps.addAll(traits.skipDelivered() ? List.of("read") : List.of("delivered", "read"));
        }
        return traits.reverseStatuses() ? steps.reversed() : steps;
    }

    private static ObjectNode accepted(GraphCall call, Customer customer, Line line) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        ObjectNode contact = answer.putArray("contacts").addObject();
        if (call.text("to").isEmpty()) {
            contact.put("input", call.text("recipient")).put("user_id", People.userId(customer));
        } else {
            contact.put("input", call.text("to")).put("wa_id", People.phone(customer));
        }
        answer.putArray("messages").addObject().put("id", line.id());
        return answer;
    }
}
