/**
 * The console: one class a page, one template each, on doors of the other modules alone. Pages are drawn by
 * {@link dev.dragoman.console.Pages}, speak through {@link dev.dragoman.console.Screen} and are told of changes by
 * {@link dev.dragoman.console.Live}.
 */
@ApplicationModule(
        allowedDependencies = {
            "staff",
            "system",
            "message",
            "channels",
            "bus",
            "conversations",
            "understanding",
            "replies",
            "delivery",
            "handoff",
            "publishing",
            "flow",
            "media",
            "learning"
        })
@NullMarked
package dev.dragoman.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
