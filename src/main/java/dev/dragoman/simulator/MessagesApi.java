package dev.dragoman.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{account}/messages}: messages, private replies to comments and sender actions. Called under the lock. */
public final class MessagesApi {

    private static final Duration PRIVATE_REPLY = Duration.ofDays(7);
    private static final Set<String> ACTIONS = Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");

    private final MetaWorld network;
    private final Supplier<? extends MessagingTraits> traits;
    private final MessengerEvents events;
    private final MessagingRules rules;

    /** Takes messages of an account by these rules, as it behaves at the moment. */
    public MessagesApi(
            MetaWorld network,
            Supplier<? extends MessagingTraits> traits,
            MessengerEvents events,
            MessagingRules rules) {
        this.network = network;
        this.traits = traits;
        this.events = events;
        this.rules = rules;
    }

    /** Does one call. */
    public GraphAnswer send(GraphCall call) {
        JsonNode recipient = call.fields().path("recipient");
        if (recipient.has("comment_id")) {
            return replyPrivately(call, recipient.path("comment_id").asString(""));
        }
        if (recipient.has("post_id")) {
            return GraphAnswer.refused(100, 2534025, "There is no visitor post to reply to");
        }
        Customer customer = network.byPsid(recipient.path("id").asString(""));
        if (customer == null) {
            return GraphAnswer.refused(100, rules.noSuchPerson(), "No matching user found");
        }
        if (isBlockedBy(customer)) {
            return unavailable();
        }
        return call.fields().has("sender_action") ? act(call, customer) : say(call, customer);
    }

    private GraphAnswer act(GraphCall call, Customer customer) {
        if (call.fields().has("message") || !ACTIONS.contains(call.text("sender_action"))) {
            return GraphAnswer.wrongParameter("sender_action must be known and stand alone");
        }
        JsonNode target = call.fields().path("payload");
        Line line = customer.line(target.path("message_id").asString(""));
        boolean reacts = call.text("sender_action").equals("react");
        if (line != null && (reacts || call.text("sender_action").equals("unreact"))) {
            network.put(customer, line.reacted(reacts ? target.path("reaction").asString("") : ""));
        }
        return GraphAnswer.ok(recipient(customer));
    }

    private GraphAnswer say(GraphCall call, Customer customer) {
        Optional<GraphAnswer> refusal = refusal(call);
        if (refusal.isEmpty()) {
            refusal = new SendPolicy(rules.outsideWindow(), traits.get().humanAgentApproved())
                    .refusal(call, customer.heard(), network.now());
        }
        return refusal.orElseGet(() -> accept(call, customer));
    }

    private Optional<GraphAnswer> refusal(GraphCall call) {
        JsonNode message = call.fields().path("message");
        int bytes = message.path("text").asString("").getBytes(StandardCharsets.UTF_8).length;
        return bytes > rules.longestBytes()
                ? Optional.of(GraphAnswer.wrongParameter(
                        "Length of param message[text] must be less than or equal to " + rules.longestBytes()))
                : MessageRules.refusal(message);
    }

    private GraphAnswer replyPrivately(GraphCall call, String commentId) {
        Comment comment = network.comment(commentId);
        if (comment == null || comment.removed()) {
            return GraphAnswer.noSuchObject();
        }
        Instant end = comment.at().plus(PRIVATE_REPLY);
        if (comment.byPage() || comment.answeredPrivately() || network.now().isAfter(end)) {
            return GraphAnswer.refused(100, 2534025, "This comment cannot be replied to privately");
        }
        Customer customer = network.customer(comment.customer());
        if (isBlockedBy(customer)) {
            return unavailable();
        }
        return refusal(call).orElseGet(() -> {
            network.put(comment.withPrivateAnswer());
            return accept(call, customer);
        });
    }

    private GraphAnswer accept(GraphCall call, Customer customer) {
        JsonNode message = call.fields().path("message");
        Line line = Line.of(network.newMessageId(), network.now(), Line.Writer.APP, MessageRules.words(message))
                .with(MessageRules.options(message), MessageRules.attachments(message));
        network.put(customer, line);
        events.echoed(customer, line, message);
        if (traits.get().receipts()) {
            events.delivered(customer, line);
            events.read(customer, line.at());
        }
        return GraphAnswer.ok(recipient(customer).put("message_id", line.id()));
    }

    private boolean isBlockedBy(Customer customer) {
        return traits.get().blocked().contains(customer.number());
    }

    private static GraphAnswer unavailable() {
        return GraphAnswer.refused(551, 1545041, "This person isn't available right now.");
    }

    private static ObjectNode recipient(Customer customer) {
        return JsonNodeFactory.instance.objectNode().put("recipient_id", customer.psid());
    }
}
