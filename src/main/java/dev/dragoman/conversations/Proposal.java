package dev.dragoman.conversations;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Contact;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two that may be one person, for somebody to decide.
 *
 * @param reasons the contacts they share
 */
public record Proposal(UUID id, Side one, Side other, List<Reason> reasons) {

    /** The one who is not this person. */
    public Side besides(CustomerId person) {
        return one.person().equals(person) ? other : one;
    }

    /**
     * One of the two, with all customers that were merged into it.
     *
     * @param name         as a network last showed it; null if none did
     * @param channels     all by which they wrote
     * @param conversation the latest; null if there is none
     * @param lastWords    the beginning of what was last said there
     */
    public record Side(
            CustomerId person,
            @Nullable String name,
            List<ChannelId> channels,
            @Nullable ConversationId conversation,
            String lastWords) {}

    /**
     * A contact that both have.
     *
     * @param oneTold   whether the network told it of the one; what customers say about themselves is weaker
     * @param otherTold the same of the other
     */
    public record Reason(Contact contact, boolean oneTold, boolean otherTold) {

        /** Whether networks tell it of both. */
        public boolean isTold() {
            return oneTold && otherTold;
        }
    }
}
