/**
 * E-mail: support mailboxes that are looked into by IMAP and answered by SMTP. {@code EmailChannel} is the door,
 * {@code EmailLook} brings what is new, {@code EmailUpdate} reads a mail, {@code EmailRendering} writes one.
 */
@NullMarked
package dev.dragoman.channels.email;

import org.jspecify.annotations.NullMarked;
