/**
 * Conversations that need a person: the queue, who took what, and the way back to the bot. The door is
 * {@link dev.dragoman.handoff.Queue}.
 */
@ApplicationModule(allowedDependencies = {"message", "conversations", "staff"})
@NullMarked
package dev.dragoman.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
