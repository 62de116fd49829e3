package dev.dragoman.simulator;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers as Meta does: entries in one envelope, six tries with a growing pause, and an hour of failures ends the
 * subscription.
 */
@Component
@WhenSimulating
public final class WebhookSender {

    static final int MOST_TRIES = 6;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final WebhookPost post;
    private final MetaWorld world;
    private final String object;
    private final HookSender<ObjectNode> sender;
    private @Nullable Instant failingSince;

    WebhookSender(
            WebhookPost post,
            MetaWorld world,
            NetworkBehaviour<? extends MetaTraits> behaviour,
            MetaSettings settings) {
        this.post = post;
        this.world = world;
        object = settings.object();
        var manner = new HookSender.Manner<>(this::envelope, MOST_TRIES, settings.retryPause(), this::takes);
        sender = new HookSender<>(post.post(), behaviour, manner);
    }

    /** Takes an entry for delivery and returns at once; an unsubscribed app hears nothing. */
    public void deliver(ObjectNode entry) {
        if (world.alone(world::subscribed)) {
            sender.deliver(entry);
        }
    }

    /** Entries that are not yet delivered and not yet given up. */
    int unsettled() {
        return sender.unsettled();
    }

    @PreDestroy
    void stop() {
        sender.stop();
    }

    private Hook envelope(List<ObjectNode> entries) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("object", object);
        envelope.putArray("entry").addAll(entries);
        return post.signed(envelope);
    }

    private synchronized boolean takes(HookPost.Thanks thanks) {
        boolean isThanked = thanks.status() == 200;
        Instant now = world.now();
        if (isThanked) {
            failingSince = null;
        } else if (failingSince == null) {
            failingSince = now;
        } else if (failingSince.plus(PATIENCE).isBefore(now)) {
            world.alone(() -> {
                world.subscribe(false);
                return false;
            });
        }
        return isThanked;
    }
}
