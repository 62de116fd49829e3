/**
 * Telegram: private chats with a bot, by webhook or by long polling. {@code TelegramChannel} is the door,
 * {@code TelegramUpdate} reads what comes in, {@code TelegramRendering} writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.telegram;

import org.jspecify.annotations.NullMarked;
