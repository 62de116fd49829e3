package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a channel, in the order of its settings. Whatever is asked of one that is not among them is refused in
 * words; one that its network stopped shows so until the same succeeds again.
 *
 * @param <T> what the channel knows of an account
 */
public final class Accounts<T> {

    private final Map<AccountId, T> all = new LinkedHashMap<>();
    private final Map<AccountId, String> mute = new ConcurrentHashMap<>();
    private final Map<AccountId, String> deaf = new ConcurrentHashMap<>();
    private final Function<? super T, AccountState> state;

    /** These accounts; {@code state} says the id and the name of each, and what the channel itself finds missing. */
    public Accounts(Collection<? extends T> all, Function<? super T, AccountState> state) {
        this.state = state;
        all.forEach(one -> this.all.put(state.apply(one).id(), one));
    }

    /** Their ids. */
    public Set<AccountId> ids() {
        return all.keySet();
    }

    /** All of them. */
    public Collection<T> all() {
        return all.values();
    }

    /** One of them; empty for an account that is not among them. */
    public Optional<T> find(AccountId account) {
        return Optional.ofNullable(all.get(account));
    }

    /** How they are doing: why nothing can be sent comes before why nothing can be heard. */
    public List<AccountState> states() {
        return all.values().stream().map(state).map(this::withTrouble).toList();
    }

    private AccountState withTrouble(AccountState own) {
        @Nullable String why = mute.getOrDefault(own.id(), deaf.get(own.id()));
        return why == null ? own : new AccountState(own.id(), own.name(), why);
    }

    /** Asks something of an account; {@code unknown} makes an answer of the sentence that it is not among them. */
    public <R> R ask(AccountId account, Function<? super T, R> known, Function<String, R> unknown) {
        @Nullable T one = all.get(account);
        return one == null
                ? unknown.apply("The account " + account + " is not among the configured accounts.")
                : known.apply(one);
    }

    /** Sends or publishes from an account, and remembers when the network has stopped it. */
    public SendResult send(AccountId account, Function<? super T, SendResult> send) {
        SendResult result = ask(account, send, SendResult.Refused::new);
        if (result instanceof SendResult.AccountStopped(String why)) {
            mute.put(account, why);
        } else if (result instanceof SendResult.Sent) {
            mute.remove(account);
        }
        return result;
    }

    /** Looks what is new for an account, and remembers when nothing will be told before a person mends something. */
    public Polled poll(AccountId account, Function<? super T, Polled> poll) {
        Polled polled = ask(account, poll, Polled::unknown);
        @Nullable String trouble = polled.trouble();
        if (trouble == null) {
            deaf.remove(account);
        } else if (polled.needsAPerson()) {
            deaf.put(account, trouble);
        }
        return polled;
    }

    @Override
    public String toString() {
        return ids().toString();
    }
}
