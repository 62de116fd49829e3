package dev.dragoman.conversations;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Contact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer with all identities that people have merged.
 *
 * @param id         of the first of them
 * @param name       as a network last showed it; null if none did
 * @param identities on the networks, the first 50
 * @param contacts   how they can be reached, the first 20
 * @param merges     what joined them
 */
public record Person(
        CustomerId id, @Nullable String name, List<Identity> identities, List<Known> contacts, List<Merge> merges) {

    /**
     * Somebody on one network.
     *
     * @param customer    to whom it belongs, even when that customer was merged
     * @param needsWord   whether the network forbids links that the customer has not agreed to
     * @param agreedAt    when the customer's consent was recorded; null if it was not
     * @param agreedName  who recorded it
     */
    public record Identity(
            CustomerId customer,
            ChannelId channel,
            AccountId account,
            @Nullable String name,
            boolean needsWord,
            @Nullable Instant agreedAt,
            @Nullable String agreedName) {}

    /** A contact, and whether a network told it; what customers say themselves is weaker. */
    public record Known(Contact contact, boolean told) {}

    /** A merge of two customers, who decided it and when. */
    public record Merge(
            UUID proposal,
            @Nullable String oneName,
            @Nullable String otherName,
            String byName,
            Instant at) {}

    /** A place in the list of conversations: what stands behind it is older. */
    public record Place(Instant lastAt, ConversationId id) {}
}
