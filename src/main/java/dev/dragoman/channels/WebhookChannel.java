package dev.dragoman.channels;

/** A network that calls us. */
public interface WebhookChannel extends Channel {

    /**
     * Proves the sender over the raw bytes and reads the events. Stores nothing. Never throws for what a sender may
     * do: bad proof, broken bytes and unknown kinds are endings of their own.
     */
    Reception accept(Webhook webhook);

    /**
     * Reads the body of a request whose sender was proven when it came in, such as one that lay in quarantine. Ends as
     * {@link Reception.Taken} or {@link Reception.Unreadable}; stores nothing and never throws.
     */
    Reception read(byte[] body);
}
