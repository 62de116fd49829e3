/**
 * Learning from what was not understood: the lessons ({@link dev.dragoman.learning.Lessons}), the versions of the intents
 * made of them ({@link dev.dragoman.learning.IntentVersions}), and their rehearsal on real messages before they speak
 * ({@link dev.dragoman.learning.Rehearsals}).
 */
@ApplicationModule(allowedDependencies = {"message", "understanding", "replies", "conversations", "system", "staff"})
@NullMarked
package dev.dragoman.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
