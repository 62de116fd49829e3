package dev.dragoman.simulator;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The pretend networks, as tests and the page use them: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class Simulator {

    private final Network network;
    private final Phone phone;
    private final Wall wall;
    private final Behaviour behaviour;
    private final Journal journal;
    private final WebhookSender sender;
    private final WebhookPost post;
    private final GraphGate gate;

    Simulator(
            Network network,
            Phone phone,
            Wall wall,
            Behaviour behaviour,
            Journal journal,
            WebhookSender sender,
            WebhookPost post,
            GraphGate gate) {
        this.network = network;
        this.phone = phone;
        this.wall = wall;
        this.behaviour = behaviour;
        this.journal = journal;
        this.sender = sender;
        this.post = post;
        this.gate = gate;
    }

    /** A customer writes to the page; returns the id of the message. */
    public String write(int customer, String text) {
        return play(new Play("write", customer, null, text, null));
    }

    /** A customer comments under the page's post; returns the id of the comment. */
    public String comment(int customer, String text) {
        return play(new Play("comment", customer, null, text, null));
    }

    /**
     * Does one thing and returns the id it concerns. Refuses with {@link IllegalArgumentException}, whose message is
     * for people, what that person could not do.
     */
    public String play(Play play) {
        return network.alone(() -> switch (play.act()) {
            case "comment" -> wall.comment(play.customer(), play.targetOr(""), play.someWords());
            case "page-comment" -> wall.comment(0, play.targetOr(""), play.someWords());
            case "edit-comment", "withdraw-comment", "like-comment" -> change(play);
            default -> phone.play(play);
        });
    }

    private String change(Play play) {
        switch (play.act()) {
            case "edit-comment" -> wall.edit(play.customer(), play.targetOr(""), play.someWords());
            case "withdraw-comment" -> wall.withdraw(play.customer(), play.targetOr(""));
            default -> wall.like(play.customer(), play.targetOr(""));
        }
        return play.targetOr("");
    }

    /** What the customer's phone shows, oldest first, at most 500. */
    public List<Line> conversation(int customer) {
        return network.alone(() -> network.customer(customer).lines());
    }

    /** What the one post of the page says. */
    public String post() {
        return network.alone(network::post);
    }

    /** What stands under the post, oldest first, at most 2,000, removed ones included. */
    public List<Comment> comments() {
        return network.alone(network::comments);
    }

    /** Every kept exchange, oldest first, at most 2,000. */
    public List<JournalEntry> journal() {
        return journal.all();
    }

    /** How the network behaves now. */
    public Traits traits() {
        return behaviour.now();
    }

    /** Changes the named traits and leaves the others; refuses unknown names and values of the wrong kind. */
    public Traits change(Map<String, ?> traits) {
        return behaviour.change(traits);
    }

    /** Entries the product has not yet been told about, those waiting for another try included. */
    public int undelivered() {
        return sender.unsettled();
    }

    /** Does the handshake with the product's webhook; whether it held. */
    public boolean verifyWebhook() {
        return post.verify();
    }

    /**
     * Posts any document to the product's webhook, once and at once, and returns the status, 0 for no answer.
     *
     * @param signature {@code right}, {@code wrong} or {@code none}
     */
    public int post(JsonNode document, String signature) {
        byte[] body = MetaJson.bytes(document);
        return switch (signature) {
            case "right" -> post.send(document, body, "by hand");
            case "wrong" -> post.send(document, body, "sha256=" + "0".repeat(64), "by hand, forged");
            case "none" -> post.send(document, body, "", "by hand, unsigned");
            default -> throw new IllegalArgumentException("A signature is right, wrong or none.");
        };
    }

    /** Forgets conversations, comments, the journal and all traits; ids go on, so nothing is ever repeated. */
    public void reset() {
        behaviour.calm();
        gate.forget();
        network.alone(() -> {
            network.clear();
            return true;
        });
        journal.clear();
    }
}
