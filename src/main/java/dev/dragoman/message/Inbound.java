package dev.dragoman.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a network tells us. Each kind is stored under its simple name, so the names are part of the store. */
public sealed interface Inbound {

    /** Where, what and when. */
    Event event();

    /** The stored name of the kind, such as {@code Said}. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * A customer wrote a message or a comment.
     *
     * @param parent the message or comment it answers; null for none
     * @param post   the publication a comment stands under; null for messages
     */
    record Said(
            Event event,
            Party author,
            Content content,
            @Nullable NetworkId parent,
            @Nullable NetworkId post) implements Inbound {}

    /** A customer pressed a button; the payload is ours, the title is what the customer saw. */
    record Pressed(Event event, Party author, String title, String payload) implements Inbound {
        public Pressed {
            title = Foreign.cut(Foreign.text(title), 1000);
            payload = Foreign.cut(Foreign.text(payload), 2000);
        }
    }

    /**
     * Something people should know of and nobody can answer here, such as a new item of a feed; the bot never does. Where
     * there is more to see, its address comes along as an attachment.
     *
     * @param author who made it; {@link Party#UNKNOWN} where a network only counts
     * @param task   whether a person has something to do; otherwise it is a fact that is kept
     */
    record Noticed(Event event, Party author, Content content, boolean task) implements Inbound {}

    /** A customer changed a message; the event's id is that of the message, its version a hash of the new content. */
    record Edited(Event event, Party author, Content content) implements Inbound {}

    /** A customer took a message back; the event's id is that of the message, and its text must go on our side too. */
    record Withdrawn(Event event) implements Inbound {}

    /** A customer reacted to a message; {@code added} is false when the reaction was taken back. */
    record Reacted(Event event, Party author, NetworkId target, String reaction, boolean added) implements Inbound {
        public Reacted {
            reaction = Foreign.cut(Foreign.text(reaction), 60);
        }
    }

    /** The network has delivered our messages: the named ones, and all up to {@code upTo}. */
    record Delivered(
            Event event, List<NetworkId> messages, @Nullable Instant upTo) implements Inbound {}

    /**
     * The network took a message of ours and could not deliver it after all.
     *
     * @param key what we gave along with our send; null when the network does not return it
     */
    record Undelivered(
            Event event, NetworkId message, @Nullable String key, String why) implements Inbound {
        public Undelivered {
            why = Foreign.cut(Foreign.text(why), 300);
        }
    }

    /** The customer has read everything up to this time. */
    record Read(Event event, Instant upTo) implements Inbound {}

    /** A customer blocked our account, or let it in again; while it is blocked nothing we say can reach them. */
    record Blocked(Event event, boolean blocked) implements Inbound {}

    /**
     * Our own account spoke: the echo of our send, or a person in the network's own app.
     *
     * @param key what we gave along with our send; null when the network does not return it or a person wrote
     */
    record Echoed(
            Event event,
            Content content,
            @Nullable String key,
            @Nullable NetworkId parent) implements Inbound {}
}
