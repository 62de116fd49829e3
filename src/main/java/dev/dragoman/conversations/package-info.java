/**
 * Conversations, who owns them, and the customers behind them. The door is
 * {@link dev.dragoman.conversations.Conversations}, one transaction a verb; what the staff note beside a conversation goes
 * through {@link dev.dragoman.conversations.Notes}, and who the customers are is known at
 * {@link dev.dragoman.conversations.Customers}.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
