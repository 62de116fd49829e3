package dev.dragoman.console;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that is switched on, as the settings show it. */
public record NetworkState(
        String channel, Limits messages, Limits comments, Channel.Proof proof, List<Account> accounts) {

    /**
     * An account of a network.
     *
     * @param paused  why nothing is sent from it; null when it sends
     * @param unasked why the network does not tell what was said to it; null when it does
     * @param heard   when a customer last spoke to it; null for nobody within 30 days
     */
    public record Account(
            AccountState state,
            @Nullable String paused,
            @Nullable String unasked,
            @Nullable Instant heard) {

        /** Whether nothing is missing and nothing stopped it. */
        public boolean works() {
            return state.missing() == null && paused == null && unasked == null;
        }
    }

    /** Whether there are accounts and all of them work. */
    public boolean works() {
        return !accounts.isEmpty() && accounts.stream().allMatch(Account::works);
    }
}
