/**
 * Mastodon: mentions, in public and by direct posts, asked for one account after the other. {@code MastodonChannel} is
 * the door, {@code MastodonPolling} asks what is new, {@code MastodonEvents} reads it, {@code MastodonRendering} writes
 * what goes out.
 */
@NullMarked
package dev.dragoman.channels.mastodon;

import org.jspecify.annotations.NullMarked;
