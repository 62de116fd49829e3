/**
 * The inbound log: an event is appended durably before the network is thanked, and read again in order, one
 * conversation at a time. The door is {@link dev.dragoman.bus.Bus}; the Camel component {@code pgq} reads from it.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.bus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
