/**
 * What the networks of Meta share: the handshake and the signature of their webhooks, the shape of a messaging item,
 * and the Graph API with its error codes and usage headers. Facebook, Instagram and WhatsApp build on it; nothing here
 * knows which of them is speaking.
 */
@NullMarked
package dev.dragoman.channels.meta;

import org.jspecify.annotations.NullMarked;
