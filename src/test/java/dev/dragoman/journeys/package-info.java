/** Journeys through the whole house: real routes, a real database, and networks that speak over real HTTP. */
@NullMarked
package dev.dragoman.journeys;

import org.jspecify.annotations.NullMarked;
