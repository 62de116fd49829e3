package dev.dragoman.channels.meta;

import dev.dragoman.message.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Sees to it that an account's webhooks come to our app: after an hour of failures Meta ends the subscription in
 * silence, by its page on webhooks, and it has to be renewed.
 */
public final class Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final String EDGE = "subscribed_apps";

    private final GraphApi graph;
    private final String appId;
    private final String fields;
    private final Map<AccountId, String> missing = new ConcurrentHashMap<>();

    /**
     * Renews for this app, for these fields with commas between. Without an app's id any app that is subscribed counts
     * as ours.
     */
    public Subscription(GraphApi graph, String appId, String fields) {
        this.graph = graph;
        this.appId = appId;
        this.fields = fields;
    }

    /** Looks whether the subscription stands and renews it if not. Changes nothing when Meta does not tell. */
    public void renew(GraphApi.Caller caller) {
        if (graph.get(caller, caller.account().value(), EDGE, Map.of()) instanceof GraphAnswer.Done(JsonNode body)) {
            if (stands(body.path("data"))) {
                missing.remove(caller.account());
            } else {
                subscribe(caller);
            }
        }
    }

    private boolean stands(JsonNode apps) {
        return appId.isBlank()
                ? !apps.isEmpty()
                : apps.values().stream()
                        .anyMatch(app -> MetaFields.text(app, "id").equals(appId));
    }

    private void subscribe(GraphApi.Caller caller) {
        GraphAnswer answer = graph.post(caller, caller.account().value(), EDGE, Map.of("subscribed_fields", fields));
        if (answer instanceof GraphAnswer.Done(JsonNode body)
                && body.path("success").booleanValue(false)) {
            missing.remove(caller.account());
            LOG.warn("account {}: Meta did not post its webhooks to us any more; it does again", caller.account());
        } else {
            missing.put(
                    caller.account(),
                    "Meta does not post this account's webhooks to the app, and does not let it subscribe:"
                            + " subscribe the account again in the app's dashboard.");
        }
    }

    /** What is to be done before webhooks come again, as a sentence; null when they come, as far as is known. */
    public @Nullable String missing(AccountId account) {
        return missing.get(account);
    }
}
