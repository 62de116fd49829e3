/**
 * What the bot remembers of a conversation, and what it asks for: slots and forms, as Rasa has them. The door is
 * {@link dev.dragoman.forms.Forms}.
 */
@ApplicationModule(allowedDependencies = {"message", "understanding", "replies", "system"})
@NullMarked
package dev.dragoman.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
