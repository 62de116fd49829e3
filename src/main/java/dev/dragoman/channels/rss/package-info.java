/**
 * Feeds in RSS and Atom: what is new there is noticed, and cannot be answered. {@code RssChannel} is the door,
 * {@code RssLook} asks for a feed, {@code RssParser} reads it.
 */
@NullMarked
package dev.dragoman.channels.rss;

import org.jspecify.annotations.NullMarked;
