/**
 * A pretend X: direct messages, posts and replies, tokens, and the signed events of the X Activity API.
 * {@code XSimulator} is the door. It knows X's public contract and nothing of our channel.
 */
@NullMarked
package dev.dragoman.simulator.x;

import org.jspecify.annotations.NullMarked;
