/**
 * X: direct messages, replies, mentions and quotes, told by the X Activity API, or asked for by {@code XPolling}. {@code XChannel} is the door,
 * {@code XUpdate} reads what comes in, {@code XRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.x;

import org.jspecify.annotations.NullMarked;
