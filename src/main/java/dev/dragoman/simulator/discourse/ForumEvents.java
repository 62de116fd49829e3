package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.Hook;
import dev.dragoman.simulator.HookPost;
import dev.dragoman.simulator.HookSender;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.NetworkBehaviour;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Signed;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forum's webhook: posts and likes, signed, and called once unless the forum is set to try again. */
final class ForumEvents {

    /** By {@code EmitWebHookEvent} in Discourse's source. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int TRIES = 5;

    private final ForumSettings settings;
    private final NetworkBehaviour<DiscourseTraits> behaviour;
    private final PostJson json;
    private final HookSender<Event> sender;
    private long calls;
    private volatile boolean active = true;

    ForumEvents(ForumSettings settings, NetworkBehaviour<DiscourseTraits> behaviour, PostJson json, HookPost post) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.json = json;
        sender = new HookSender<>(
                post, behaviour, new HookSender.Manner<>(this::hook, TRIES, settings.retryPause(), this::takes));
    }

    static HookPost post(Journal journal, NetworkClock clock) {
        return new HookPost(DiscourseSimulator.NAME, DEADLINE, journal, clock);
    }

    /** What happened: the event's type and name, and the document about it. */
    private record Event(long number, String type, String name, ObjectNode document) {}

    void tell(String name, ForumPost post) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("post", json.post(post));
        tell("post", name, document);
    }

    /** A customer likes a post. */
    void liked(ForumPost post, int customer, String username) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode like = document.putObject("like");
        like.set("post", json.post(post));
        like.putObject("user").put("id", Forum.userId(customer)).put("username", username);
        tell("like", "post_liked", document);
    }

    private void tell(String type, String name, ObjectNode document) {
        if (active) {
            sender.deliver(new Event(++calls, type, name, document));
        }
    }

    private Hook hook(List<Event> events) {
        Event event = events.getFirst();
        byte[] body = Json.MAPPER.writeValueAsBytes(event.document());
        Map<String, String> headers = Map.of(
                "X-Discourse-Instance", "https://forum.example",
                "X-Discourse-Event-Id", String.valueOf(event.number()),
                "X-Discourse-Event-Type", event.type(),
                "X-Discourse-Event", event.name(),
                "X-Discourse-Event-Signature", Signed.sha256(settings.secret(), body));
        return new Hook(settings.webhook(), headers, event.document(), body);
    }

    /** Nobody who says that there is nothing here is called again. */
    private boolean takes(HookPost.Thanks thanks) {
        if (thanks.status() == 404 || thanks.status() == 410) {
            active = false;
        }
        boolean isOver = thanks.isGood() || thanks.status() == 0;
        return isOver || !active || !behaviour.now().retryWebHookEvents();
    }

    int undelivered() {
        return sender.unsettled();
    }

    /** Calls again, for a forum that begins anew. */
    void activate() {
        active = true;
    }

    void stop() {
        sender.stop();
    }
}
