/**
 * What leaves the house: the outbox with its write-ahead states, and the rules by which a send may go. The door is
 * {@link dev.dragoman.delivery.Outbox}.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "conversations", "bus", "system"})
@NullMarked
package dev.dragoman.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
