/** A pretend WordPress blog: comments under posts, the REST API, and moderation. */
@NullMarked
package dev.dragoman.simulator.wordpress;

import org.jspecify.annotations.NullMarked;
