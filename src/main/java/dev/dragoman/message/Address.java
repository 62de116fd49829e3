package dev.dragoman.message;

/**
 * Where a conversation lives.
 *
 * @param channel    the channel it came by
 * @param account    the brand's account there
 * @param visibility whether everybody reads along
 * @param thread     private: the party that is not the account; public: the root comment
 */
public record Address(ChannelId channel, AccountId account, Visibility visibility, NetworkId thread) {

    /** The key under which everything of this conversation is kept in order. */
    public ConversationKey key() {
        String kind = visibility == Visibility.PUBLIC ? "c" : "m";
        return new ConversationKey(channel + ":" + Foreign.cut(account.value(), 120) + ":" + kind + ":"
                + Foreign.cut(thread.value(), 300));
    }
}
