/**
 * Rasa's HTTP contract, 2.8 to Pro, seen from its client: a server's doors, a conversation that Rasa leads, and the
 * custom actions of an action server. What it answers is foreign: bounded, read leniently, never believed blindly.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.rasa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
