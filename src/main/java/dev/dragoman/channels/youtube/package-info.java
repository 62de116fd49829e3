/**
 * YouTube: comments and replies of the brand's channel, asked for within a daily quota. {@code YouTubeChannel} is the
 * door, {@code YouTubeLook} asks and tells what is new, {@code YouTubeRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.youtube;

import org.jspecify.annotations.NullMarked;
