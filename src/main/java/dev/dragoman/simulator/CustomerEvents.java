package dev.dragoman.simulator;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Tells the product what happened on a phone, in the shapes of one network. Called under the lock. */
public interface CustomerEvents {

    /** A message of the customer; a quick reply brings its payload along, which is empty for other messages. */
    void said(Customer customer, Line line, String quickReply);

    /** A press of a button that leaves no message. */
    void pressed(Customer customer, String id, Line.Option button, Instant at);

    /** The customer changed a message. */
    void edited(Customer customer, Line line, Instant at);

    /** The customer took a message back. */
    void withdrawn(Customer customer, String id, Instant at);

    /** A reaction given, or taken back when {@code added} is false. */
    void reacted(Customer customer, Line line, boolean added, Instant at);

    /** The customer has read everything up to this time. */
    void read(Customer customer, Instant upTo);

    /** What the account itself sent, as the API or a person was given it. */
    void echoed(Customer customer, Line line, JsonNode sent);
}
