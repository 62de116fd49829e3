/**
 * Facebook: private messages through Messenger and comments under a Page's posts. {@code FacebookChannel} is the door,
 * {@code FacebookUpdate} reads what comes in, {@code FacebookRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.facebook;

import org.jspecify.annotations.NullMarked;
