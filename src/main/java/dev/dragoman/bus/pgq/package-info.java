/** The Camel component {@code pgq}: reads a durable work list of PostgreSQL, many pieces at a time. */
@NullMarked
package dev.dragoman.bus.pgq;

import org.jspecify.annotations.NullMarked;
