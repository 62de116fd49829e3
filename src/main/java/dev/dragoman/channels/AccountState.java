package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An account as the settings page shows it.
 *
 * @param name    what people call it
 * @param missing the one thing still to do before it works, as a sentence; null when it is complete
 */
public record AccountState(
        AccountId id, String name, @Nullable String missing) {

    /** One for which nothing is missing, as far as is known. */
    public AccountState(String id, String name) {
        this(new AccountId(id), name, null);
    }
}
