package dev.dragoman.simulator;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/**
 * A pretend network of Meta beside the first one: a gate that every call must pass, an account with its customers, and
 * signed webhooks. What the network itself can do is its {@link #answer} and its {@link #play}.
 */
public abstract class MetaSimulator<T extends Record & MetaTraits> implements PretendNetwork {

    /** What it agrees on with the product. */
    protected final MetaSettings settings;

    /** The account and its customers. */
    protected final MetaWorld world;

    /** How it behaves. */
    protected final NetworkBehaviour<T> behaviour;

    /** Tells the product what happened. */
    protected final WebhookSender sender;

    private final WebhookPost post;
    private final GraphGate gate;
    private final GraphServer server;

    /** Begins calm and subscribed; its API stands below {@code /simulator/api/<name>}. */
    protected MetaSimulator(MetaSettings settings, T calm, Journal journal, NetworkClock clock) {
        this.settings = settings;
        world = new MetaWorld(settings, clock);
        behaviour = new NetworkBehaviour<>(calm);
        post = new WebhookPost(settings, clock, journal);
        sender = new WebhookSender(post, world, behaviour, settings);
        gate = new GraphGate(settings, behaviour, clock);
        var calls = new CallGate(settings.network(), behaviour, journal, clock);
        server = new GraphServer(gate, calls, "/simulator/api/" + settings.network());
    }

    /** What the network answers to a call that passed the gate. Called under the lock. */
    protected abstract GraphAnswer answer(GraphCall call);

    /** Answers a call over HTTP. */
    public final ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return server.call(request, call -> world.alone(() -> answer(call)));
    }

    @Override
    public final String name() {
        return settings.network();
    }

    /** A customer writes to the account; returns the id of the message. */
    public final String write(int customer, String text) {
        return play(new Play("write", customer, null, text, null));
    }

    @Override
    public final List<Line> conversation(int customer) {
        return world.alone(() -> world.customer(customer).lines());
    }

    /** What stands under the account's post, oldest first; none where the network has no comments. */
    public final List<Comment> comments() {
        return world.alone(world::comments);
    }

    @Override
    public final T traits() {
        return behaviour.now();
    }

    @Override
    public final T change(Map<String, ?> traits) {
        return behaviour.change(traits);
    }

    @Override
    public final int undelivered() {
        return sender.unsettled();
    }

    /** Does the handshake with the product's webhook; whether it held. */
    public final boolean verifyWebhook() {
        return post.verify();
    }

    @Override
    public void reset() {
        behaviour.calm();
        gate.forget();
        world.alone(() -> {
            world.clear();
            return true;
        });
    }

    @PreDestroy
    final void stop() {
        server.letGo();
        sender.stop();
    }
}
