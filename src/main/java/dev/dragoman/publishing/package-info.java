/**
 * What the brand says to everybody: planned by a person, published by our own clock on each account once, and known
 * again by its id, so that the comments under it belong to it. The door is {@link dev.dragoman.publishing.Publications}.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "staff", "bus", "system"})
@NullMarked
package dev.dragoman.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
