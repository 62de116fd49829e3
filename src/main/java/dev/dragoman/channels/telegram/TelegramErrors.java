package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.telegram.TelegramFields.text;

import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error of the Bot API means: its code decides, then known words of its description. The description itself
 * is not passed on.
 */
final class TelegramErrors {

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    private static final Duration UNSTATED = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int LONGEST_SECONDS = 86_400;
    private static final List<String> UNAVAILABLE = List.of(
            "blocked by the user",
            "user is deactivated",
            "can't initiate conversation",
            "was kicked",
            "can't send messages to bots");

    private TelegramErrors() {}

    /** The ending of a call that was answered with anything but success. */
    static SendResult read(Answered answered, JsonNode body) {
        boolean spoken = body.path("ok").isBoolean();
        int status = answered.status();
        int code = spoken ? body.path("error_code").intValue(status) : status;
        String said = text(body, "description").toLowerCase(Locale.ROOT);
        return switch (code) {
            case 400 -> badRequest(said);
            case 401 -> new AccountStopped("The bot's token is no longer valid: ask BotFather for a new one.");
            case 403 -> forbidden(said);
            case 404 -> notFound(spoken);
            case 429 -> new TryLater(retryAfter(answered, body), "Telegram asks us to slow down.", Scope.ACCOUNT);
            case 503 -> new TryLater(TEMPORARY, "Telegram is out of service for the moment (HTTP 503).", Scope.NETWORK);
            default -> byStatus(code);
        };
    }

    private static SendResult badRequest(String said) {
        if (said.contains("chat not found") || said.contains("peer_id_invalid") || said.contains("user not found")) {
            return new Refused("Telegram does not know this chat, or the person never pressed Start.");
        }
        if (said.contains("message to delete not found")) {
            return new Refused("The message is no longer there.");
        }
        if (said.contains("message can't be deleted")) {
            return new Refused("Telegram deletes a bot's messages within 48 hours alone.");
        }
        if (said.contains("upgraded to a supergroup")) {
            return new Refused("The group has become a supergroup, which is another chat.");
        }
        if (said.contains("message is too long")) {
            return new Refused("The text is too long for Telegram.");
        }
        if (said.contains("message text is empty")) {
            return new Refused("Telegram sees no words in this message.");
        }
        if (said.contains("button_data_invalid") || said.contains("reply_markup") || said.contains("keyboard")) {
            return new Refused("Telegram does not take these buttons.");
        }
        return UNAVAILABLE.stream().anyMatch(said::contains)
                ? unavailable()
                : new Refused("Telegram does not take this message (code 400).");
    }

    private static SendResult forbidden(String said) {
        return UNAVAILABLE.stream().anyMatch(said::contains)
                ? unavailable()
                : new Refused("Telegram does not let the bot write into this chat.");
    }

    private static SendResult unavailable() {
        return new OptedOut("The person has blocked the bot or has left Telegram.");
    }

    /** The Bot API says so of a token nobody has; anybody else says so when the base address is wrong. */
    private static SendResult notFound(boolean spoken) {
        return spoken
                ? new AccountStopped("Telegram has no bot with this token: compare it with BotFather's.")
                : new TryLater(
                        LONG, "There is no Bot API at the base address: check it in the settings.", Scope.NETWORK);
    }

    private static SendResult byStatus(int status) {
        if (status >= 500) {
            return new Doubtful("Telegram's server broke while it had our message (HTTP " + status + ").");
        }
        if (status >= 400) {
            return new Refused("Telegram refused it with code " + status + ".");
        }
        return status >= 300
                ? new TryLater(
                        LONG,
                        "The base address leads elsewhere (HTTP " + status
                                + "), and we do not follow: check it in the settings.",
                        Scope.NETWORK)
                : new Doubtful("Telegram's answer could not be read.");
    }

    private static Duration retryAfter(Answered answered, JsonNode body) {
        String stated = text(body.path("parameters"), "retry_after");
        String seconds = stated.isEmpty() ? answered.headers().getOrDefault("retry-after", "") : stated;
        return seconds.matches("[0-9]{1,7}")
                ? Duration.ofSeconds(Math.clamp(Long.parseLong(seconds), 1, LONGEST_SECONDS))
                : UNSTATED;
    }
}
