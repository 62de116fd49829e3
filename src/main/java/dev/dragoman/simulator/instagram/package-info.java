/**
 * A pretend Instagram: the calls an account can make over real HTTP, messages, comments and mentions by webhook, and
 * customers with phones. {@code InstagramSimulator} is the door. It knows Instagram's public contract and nothing of our
 * channel.
 */
@NullMarked
package dev.dragoman.simulator.instagram;

import org.jspecify.annotations.NullMarked;
