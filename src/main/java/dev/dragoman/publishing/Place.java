package dev.dragoman.publishing;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;

/** An account of the brand on a network. */
public record Place(ChannelId channel, AccountId account) {}
