package dev.dragoman.delivery;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Outbound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that has been written down as {@code SENDING}, ready for its channel.
 *
 * @param owner the owner under which it may leave; null for what a person wrote
 * @param tries how often it was tried before
 */
public record Parcel(
        UUID id,
        ConversationId conversation,
        Outbound outbound,
        @Nullable Owner owner,
        int tries) {

    /** The channel to go by: one of our own closed set, so a route may dispatch on it. */
    public ChannelId channel() {
        return outbound.address().channel();
    }
}
