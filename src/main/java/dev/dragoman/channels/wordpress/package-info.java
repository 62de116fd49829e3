/**
 * WordPress: the comments of blogs, asked for and answered by the REST API. {@code WordPressChannel} is the door,
 * {@code WordPressLook} finds what is new, {@code WordPressRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.wordpress;

import org.jspecify.annotations.NullMarked;
