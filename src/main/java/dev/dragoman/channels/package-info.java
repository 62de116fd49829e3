/**
 * The contract between Dragoman and a network: prove and read what comes in, send what goes out, and say as data what
 * the network allows. Each network is one package below this one and knows nothing of the others.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
