/**
 * WhatsApp: private messages of business numbers through the Cloud API. {@code WhatsappChannel} is the door,
 * {@code WhatsappUpdate} reads what comes in, {@code WhatsappRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
