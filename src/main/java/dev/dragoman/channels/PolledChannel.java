package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that has to be asked for what was said. Each account is asked by one process at a time. */
public interface PolledChannel extends Channel {

    /** The accounts to be asked; none while the network calls us instead. */
    List<AccountId> polled();

    /**
     * Asks once from a place on; may wait until there is something to tell, but for less than 90 s. Stores nothing and
     * never throws for anything the network or the wire may do.
     *
     * @param place where the last answer that became durable ended; null for the first time
     */
    Polled poll(AccountId account, @Nullable String place);
}
