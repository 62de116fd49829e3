/**
 * What the bot says: reply templates with their versions, variations and variables
 * ({@link dev.dragoman.replies.Templates}), and the decision what a conversation gets. Templates are text, never code:
 * all a template can do is show the value of a variable.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "understanding", "system"})
@NullMarked
package dev.dragoman.replies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
