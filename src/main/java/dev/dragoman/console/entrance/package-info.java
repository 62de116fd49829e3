/** The door of the house: who may see which address, sign-in and sign-out, and the headers of every answer. */
@NullMarked
package dev.dragoman.console.entrance;

import org.jspecify.annotations.NullMarked;
