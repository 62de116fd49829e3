package dev.dragoman.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be sent, as a channel needs to know it.
 *
 * @param address   the conversation
 * @param answers   the message or comment it answers; null when a person starts to speak
 * @param act       what to do
 * @param byPerson  a support agent wrote it; only then may a network's human-agent rules be used
 * @param key       our own key, unique to this send; handed to networks that return it in an echo
 * @param lastHeard when the customer last wrote or pressed something, for the network's reply window
 */
public record Outbound(
        Address address, @Nullable NetworkId answers, Act act, boolean byPerson, String key, Instant lastHeard) {}
