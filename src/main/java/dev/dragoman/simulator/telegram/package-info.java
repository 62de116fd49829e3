/**
 * A pretend Telegram: the Bot API over real HTTP, updates by webhook or by long polling, and customers with phones.
 * {@code TelegramSimulator} is the door. It knows Telegram's public contract and nothing of our channel.
 */
@NullMarked
package dev.dragoman.simulator.telegram;

import org.jspecify.annotations.NullMarked;
