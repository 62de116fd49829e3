/**
 * The load tool: drives the packaged product from webhook to network and prints figures. It needs nothing but a JDK and
 * the PostgreSQL driver, so that it also runs straight from its source.
 */
@NullMarked
package dev.dragoman.load;

import org.jspecify.annotations.NullMarked;
