/**
 * The people who work here: who they are, what they may do, how they prove it, and the audit of what they did. The
 * doors are {@link dev.dragoman.staff.Staff} and {@link dev.dragoman.staff.Audit}.
 */
@ApplicationModule(allowedDependencies = {"system"})
@NullMarked
package dev.dragoman.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
