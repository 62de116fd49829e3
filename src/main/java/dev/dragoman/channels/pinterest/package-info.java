/**
 * Pinterest: the numbers of comments under own pins, since its API gives no comment and takes none.
 * {@code PinterestChannel} is the door, {@code PinterestLook} asks and tells what grew, {@code PinterestTokens} keeps the
 * access token alive.
 */
@NullMarked
package dev.dragoman.channels.pinterest;

import org.jspecify.annotations.NullMarked;
