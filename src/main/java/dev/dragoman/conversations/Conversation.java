package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands.
 *
 * @param name       the customer's name as the network shows it
 * @param holder     the person in charge, if a person is
 * @param version    raised with everything that happens; a decision made on an older version is dropped
 * @param epoch      of the last lease under which the bot worked on it
 * @param language   of the customer, as last detected
 * @param misses     how many times in a row the bot did not understand
 * @param introduced whether the customer was told that a bot is speaking
 * @param linkedTo   the conversation this one grew out of or led to, such as a comment and its private reply
 * @param lastHeard  when the customer last wrote or pressed something, by the network's clock; 1970 if never
 * @param lastAt     when anything last happened
 * @param preview    the beginning of the last message
 * @param memory     what the bot remembers beside the messages, in the words of whoever keeps it; null if nothing
 */
public record Conversation(
        ConversationId id,
        Address address,
        @Nullable String name,
        Owner owner,
        @Nullable UUID holder,
        @Nullable String holderName,
        long version,
        long epoch,
        @Nullable String language,
        int misses,
        boolean introduced,
        @Nullable ConversationId linkedTo,
        Instant lastHeard,
        Instant lastAt,
        String preview,
        @Nullable String memory) {}
