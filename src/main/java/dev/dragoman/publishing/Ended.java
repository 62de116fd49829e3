package dev.dragoman.publishing;

import dev.dragoman.channels.SendResult;

/** How an attempt ended. */
public record Ended(Due due, SendResult result) {}
