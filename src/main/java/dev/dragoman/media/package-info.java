/**
 * Files that came with messages: fetched from where the network keeps them when a person asks, checked, and never stored.
 * The door is {@link dev.dragoman.media.Downloads}.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "system"})
@NullMarked
package dev.dragoman.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
