/**
 * Our own web chat: a channel like any other, the API its widget talks to, the widget file and the demo shop. Visitors
 * are strangers with a token that opens one conversation only. The door for the rest of the house is
 * {@link dev.dragoman.webchat.Webchat}.
 */
@ApplicationModule(allowedDependencies = {"message", "channels", "bus", "media", "system"})
@NullMarked
package dev.dragoman.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
