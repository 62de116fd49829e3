/** What the house stands on: clock, ids, JSON, the outgoing HTTP client, the database and the wiring of security. */
@ApplicationModule(
        allowedDependencies = {},
        type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.dragoman.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
