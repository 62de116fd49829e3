/**
 * A pretend WhatsApp: the Cloud API of one business number over real HTTP, messages and statuses by webhook, and
 * customers with phones. {@code WhatsappSimulator} is the door. It knows WhatsApp's public contract and nothing of our
 * channel.
 */
@NullMarked
package dev.dragoman.simulator.whatsapp;

import org.jspecify.annotations.NullMarked;
