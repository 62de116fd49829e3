package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.text;

import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error means: Mastodon has no codes of its own, so the status decides, then known words of {@code error}.
 * Its words are not passed on.
 */
final class MastodonErrors {

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofMinutes(15);

    private MastodonErrors() {}

    /**
     * The ending of a call that was answered with anything but success.
     *
     * @param pause how long to wait if there were too many calls
     */
    static SendResult read(Answered answered, JsonNode body, Duration pause) {
        String said = text(body, "error").toLowerCase(Locale.ROOT);
        int status = answered.status();
        return switch (status) {
            case 401 -> new AccountStopped("The access token is no longer valid: make a new one on the instance.");
            case 403 -> forbidden(said);
            case 404, 410 -> gone(said);
            case 422 -> unprocessable(said);
            case 429 -> new TryLater(pause, "Mastodon asks us to slow down.", Scope.ACCOUNT);
            case 503 ->
                new TryLater(TEMPORARY, "The instance is out of service for the moment (HTTP 503).", Scope.NETWORK);
            default -> byStatus(status);
        };
    }

    private static SendResult forbidden(String said) {
        if (said.contains("scope")) {
            return new AccountStopped(
                    "The access token lacks a scope: it needs read, write:statuses and write:favourites.");
        }
        if (said.contains("login is") || said.contains("suspended")) {
            return new AccountStopped("The instance has disabled the account: ask those who run it.");
        }
        return new Refused("Mastodon does not allow the account to do this.");
    }

    /** Mastodon says the same of a post that was deleted and of one whose author has blocked us. */
    private static SendResult gone(String said) {
        return said.isEmpty()
                ? new TryLater(
                        LONG, "There is no Mastodon at the base address: check it in the settings.", Scope.NETWORK)
                : new OptedOut("The post that is answered is gone, or its author has blocked the account.");
    }

    private static SendResult unprocessable(String said) {
        return said.contains("character limit")
                ? new Refused("The text is too long for this instance: compare the setting longest with its limit.")
                : new Refused("Mastodon does not take this post (code 422).");
    }

    private static SendResult byStatus(int status) {
        if (status >= 500) {
            return new Doubtful("The instance broke while it had our post (HTTP " + status + ").");
        }
        if (status >= 400) {
            return new Refused("Mastodon refused it with code " + status + ".");
        }
        return new TryLater(
                LONG,
                "The base address leads elsewhere (HTTP " + status
                        + "), and we do not follow: check it in the settings.",
                Scope.NETWORK);
    }
}
