package dev.dragoman.rasa;

import java.util.Map;

/**
 * A custom action to be run.
 *
 * @param action  its name, such as {@code action_check_order}
 * @param sender  names the conversation
 * @param tracker the conversation as Rasa's SDK reads it, with its events
 * @param domain  what the bot knows: intents, entities, slots, responses, actions
 */
public record ActionCall(String action, String sender, Map<String, ?> tracker, Map<String, ?> domain) {}
