/**
 * Fake networks that speak the real payloads over real HTTP, and a page to play a customer of them. It knows the
 * networks' public contracts and none of our channels, so that it can prove them. On with {@code dragoman.simulator}.
 */
@ApplicationModule(allowedDependencies = {"message", "system"})
@NullMarked
package dev.dragoman.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
