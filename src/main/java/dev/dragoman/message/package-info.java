/**
 * The words every module shares: what a network tells us ({@link dev.dragoman.message.Inbound}), what we tell it
 * ({@link dev.dragoman.message.Outbound}), and the ids of both. Nothing here knows a network, a table or a framework.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dragoman.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
