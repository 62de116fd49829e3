/**
 * Files that came with messages. Those that lie with a network are fetched when a person asks, checked, and never stored:
 * {@link dev.dragoman.media.Downloads}. Those that were handed to us are kept: {@link dev.dragoman.media.KeptFiles}.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "system"})
@NullMarked
package dev.dragoman.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
