/**
 * What a customer wants: language, intent, entities, sentiment and urgency of what was said. The door is
 * {@link dev.dragoman.understanding.Understander}; what it knows comes from the folder {@code intents/}.
 */
@ApplicationModule(allowedDependencies = {"message", "rasa", "system"})
@NullMarked
package dev.dragoman.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
