/**
 * What the bot says: the decision ({@link dev.dragoman.replies.Answers}) and the words marketers wrote for it
 * (templates with their versions).
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "understanding", "conversations", "system"})
@NullMarked
package dev.dragoman.replies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
