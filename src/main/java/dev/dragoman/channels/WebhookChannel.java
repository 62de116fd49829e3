package dev.dragoman.channels;

/** A network that calls us. */
public interface WebhookChannel extends Channel {

    /**
     * Proves the sender over the raw bytes and reads the events. Stores nothing. Never throws for what a sender may
     * do: bad proof, broken bytes and unknown kinds are endings of their own.
     */
    Reception accept(Webhook webhook);
}
