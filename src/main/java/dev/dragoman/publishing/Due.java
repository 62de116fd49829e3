package dev.dragoman.publishing;

import dev.dragoman.channels.Publication;
import dev.dragoman.message.ChannelId;
import java.util.UUID;

/** A publication that is written down as leaving, by the number of the attempt. */
public record Due(UUID placement, int attempt, ChannelId channel, Publication publication) {}
