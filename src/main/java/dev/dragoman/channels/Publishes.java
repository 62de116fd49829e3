package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.util.Optional;

/** A channel whose accounts can say something to everybody. */
public interface Publishes extends Channel {

    /** Whether this account can publish as it is set up. */
    default boolean canPublish(AccountId account) {
        return true;
    }

    /** How a publication would look there, and why it may not go. Calls nobody. */
    Composed compose(Publication publication);

    /**
     * Publishes at once. Never throws for anything the network or the wire may do: every ending is a value, and the id
     * of {@code Sent} is the one that comments under it name as their post.
     */
    SendResult publish(Publication publication);

    /** Where on the web people read what was published under this id; empty where the id does not tell. */
    default Optional<String> addressOf(AccountId account, NetworkId publication) {
        return Optional.empty();
    }
}
