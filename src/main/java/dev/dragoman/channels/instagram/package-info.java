/**
 * Instagram: private messages and comments of professional accounts. {@code InstagramChannel} is the door,
 * {@code InstagramUpdate} reads what comes in, {@code InstagramRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.instagram;

import org.jspecify.annotations.NullMarked;
