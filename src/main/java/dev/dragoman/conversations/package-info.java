/**
 * Conversations, who owns them, and the customers behind them. The door is
 * {@link dev.dragoman.conversations.Conversations}, one transaction a verb.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
