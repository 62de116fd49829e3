/** A pretend Mastodon instance: posts that name the account, in public and direct, and lists that are asked for. */
@NullMarked
package dev.dragoman.simulator.mastodon;

import org.jspecify.annotations.NullMarked;
