package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a channel remembers of an account beyond a restart, the same for all processes. Nothing secret goes in unsealed. */
public interface Kept {

    /** What is kept under a key; empty for nothing. */
    Optional<String> read(Key key);

    /**
     * Puts something in the place of what is kept, while nobody else changes it.
     *
     * @param change from what was kept, empty for nothing, to what is kept from now on, at most 16,000 characters
     * @return what is kept now
     */
    String change(Key key, UnaryOperator<String> change);

    /** Where something is kept; the name is one of the channel's own words. */
    record Key(ChannelId channel, AccountId account, String name) {}
}
