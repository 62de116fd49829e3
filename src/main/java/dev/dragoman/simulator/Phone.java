package dev.dragoman.simulator;

import dev.dragoman.simulator.Line.Option;
import dev.dragoman.simulator.Line.Writer;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a customer can do with messages, and a person in the account's own inbox. Called under the lock. */
@Component
@WhenSimulating
public final class Phone {

    private final MetaWorld network;
    private final CustomerEvents events;

    /** Acts on the phones of this world and tells the product by these events. */
    public Phone(MetaWorld network, CustomerEvents events) {
        this.network = network;
        this.events = events;
    }

    /** Does one thing and returns the id it concerns; refuses what that person could not do. */
    public String play(Play play) {
        Customer customer = network.customer(play.customer());
        return switch (play.act()) {
            case "start" -> start(customer);
            case "write" -> write(customer, play.someWords());
            case "picture" -> sendPicture(customer, play.someWords());
            case "inbox" -> answerFromInbox(customer, play.someWords());
            case "press" -> press(customer, line(customer, play), play.payload() == null ? "" : play.payload());
            default -> change(customer, play);
        };
    }

    private String change(Customer customer, Play play) {
        switch (play.act()) {
            case "edit" -> edit(customer, line(customer, play), play.someWords());
            case "withdraw" -> withdraw(customer, line(customer, play));
            case "react" -> react(customer, line(customer, play), play.words());
            case "read" -> read(customer);
            default -> throw new IllegalArgumentException("There is no act of this name.");
        }
        return play.targetOr("");
    }

    private static Line line(Customer customer, Play play) {
        Line line = customer.line(play.targetOr(""));
        if (line == null) {
            throw new IllegalArgumentException("There is no such message on this phone.");
        }
        return line;
    }

    private String write(Customer customer, String text) {
        Line line = Line.of(network.newMessageId(), network.now(), Writer.CUSTOMER, text);
        return say(customer, line, "");
    }

    private String sendPicture(Customer customer, String link) {
        Line line = Line.of(network.newMessageId(), network.now(), Writer.CUSTOMER, "")
                .with(List.of(), List.of(link));
        return say(customer, line, "");
    }

    /** Taps the button a new visitor sees first. */
    private String start(Customer customer) {
        String id = network.newMessageId();
        Instant at = heard(customer);
        events.pressed(customer, id, new Option(Option.Kind.POSTBACK, "Get started", "GET_STARTED"), at);
        network.changed();
        return id;
    }

    private String press(Customer customer, Line line, String payload) {
        Option option = line.options().stream()
                .filter(one -> one.kind() != Option.Kind.LINK && one.payload().equals(payload))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This message has no such button."));
        Line said = Line.of(network.newMessageId(), network.now(), Writer.CUSTOMER, option.title());
        if (option.kind() == Option.Kind.QUICK_REPLY) {
            return say(customer, said, option.payload());
        }
        network.put(customer, said);
        events.pressed(customer, said.id(), option, heard(customer));
        return said.id();
    }

    private void edit(Customer customer, Line line, String text) {
        Line edited = own(line).edited(text);
        network.put(customer, edited);
        events.edited(customer, edited, network.now());
    }

    private void withdraw(Customer customer, Line line) {
        network.put(customer, own(line).takenBack());
        events.withdrawn(customer, line.id(), network.now());
    }

    /** Reacts to a message; no emoji takes the reaction back. */
    private void react(Customer customer, Line line, String emoji) {
        Line reacted = line.reacted(emoji);
        network.put(customer, reacted);
        events.reacted(customer, reacted, !emoji.isEmpty(), heard(customer));
    }

    private void read(Customer customer) {
        events.read(customer, network.now());
    }

    /** A person answers in the network's own inbox, past the product. */
    private String answerFromInbox(Customer customer, String text) {
        Line line = Line.of(network.newMessageId(), network.now(), Writer.INBOX, text);
        network.put(customer, line);
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("text", text);
        events.echoed(customer, line, sent);
        return line.id();
    }

    private String say(Customer customer, Line line, String quickReply) {
        heard(customer);
        network.put(customer, line);
        events.said(customer, line, quickReply);
        return line.id();
    }

    private Instant heard(Customer customer) {
        Instant now = network.now();
        customer.heardAt(now);
        return now;
    }

    private static Line own(Line line) {
        if (line.writer() != Writer.CUSTOMER || line.withdrawn()) {
            throw new IllegalArgumentException("Only an own message that still stands can be changed.");
        }
        return line;
    }
}
