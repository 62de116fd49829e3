package dev.dragoman.console;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that is switched on, as the settings show it.
 *
 * @param counts whether it says how much an account may still do
 */
public record NetworkState(
        String channel, Limits messages, Limits comments, Channel.Proof proof, boolean counts, List<Account> accounts) {

    /**
     * An account of a network.
     *
     * @param paused  why nothing is sent from it; null when it sends
     * @param unasked why the network does not tell what was said to it; null when it does
     * @param quotas  what is left of what it may do; empty where nobody has said so yet
     * @param token   how old the access token is that is renewed by itself; null where none is
     * @param heard   when a customer last spoke to it; null for nobody within 30 days
     */
    public record Account(
            AccountState state,
            @Nullable String paused,
            @Nullable String unasked,
            List<Quota> quotas,
            @Nullable TokenAge token,
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
