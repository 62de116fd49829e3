/** Rasa's REST channel served by us, so that any Rasa client can talk to Dragoman. */
@NamedInterface("rest")
@NullMarked
package dev.dragoman.channels.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
