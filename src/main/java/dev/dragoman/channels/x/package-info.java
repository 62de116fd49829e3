/**
 * X: direct messages, replies, mentions and quotes, told by the X Activity API. {@code XChannel} is the door,
 * {@code XUpdate} reads what comes in, {@code XRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.x;

import org.jspecify.annotations.NullMarked;
