/** A pretend Discourse forum: topics and private messages, an API and signed webhooks. */
@NullMarked
package dev.dragoman.simulator.discourse;

import org.jspecify.annotations.NullMarked;
