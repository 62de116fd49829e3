package dev.dragoman.delivery;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Owner;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent.
 *
 * @param answers the message or comment it answers
 * @param owner   the owner under which it may leave; null for what a person wrote
 * @param author  who wrote it, null for the bot
 * @param place   makes the same decision, taken twice, one send
 */
public record Draft(
        Conversation conversation,
        @Nullable NetworkId answers,
        Act act,
        @Nullable Owner owner,
        @Nullable Author author,
        Place place) {

    /** A member of staff who wrote this. */
    public record Author(UUID id, String name) {}

    /**
     * Where in the run of a conversation it belongs.
     *
     * @param trigger what it answers, as the decision knows it
     * @param step    the step of the decision, such as {@code answer}
     * @param ordinal its place among the sends of that step
     * @param plan    raised when an edit makes a new plan
     */
    public record Place(String trigger, String step, int ordinal, int plan) {}
}
