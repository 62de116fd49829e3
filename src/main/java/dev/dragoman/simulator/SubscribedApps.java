package dev.dragoman.simulator;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /{account}/subscribed_apps}: whether deliveries reach the app. */
public final class SubscribedApps {

    private SubscribedApps() {}

    /** Reads, begins or ends the subscription. Called under the lock. */
    public static GraphAnswer answer(GraphCall call, MetaWorld world, MetaSettings settings) {
        if (!call.isGet()) {
            world.subscribe(call.isPost());
            return GraphAnswer.success();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode data = answer.putArray("data");
        if (world.subscribed()) {
            ObjectNode app = data.addObject().put("id", settings.appId());
            app.putArray("subscribed_fields").add("messages").add("feed");
        }
        return GraphAnswer.ok(answer);
    }
}
