package dev.dragoman.bus;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import java.util.List;

/**
 * One proven request of a network and what it tells.
 *
 * @param body    the raw bytes as they came
 * @param events  in the order of the request; may be empty when all of it was skipped
 * @param skipped how many items were of a kind we do not use
 */
public record Arrival(ChannelId channel, byte[] body, List<Inbound> events, int skipped) {}
