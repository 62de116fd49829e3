package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.channels.x.XRendering.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error of the API means: the type of the problem decides, then the code of the older form, then the HTTP
 * status. What X says in words is not passed on.
 */
final class XErrors {

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofMinutes(15);

    private final Kind kind;
    private final Supplier<Duration> throttle;

    /** For an error of such a call; {@code throttle} says how long to wait when there were too many. */
    XErrors(Kind kind, Supplier<Duration> throttle) {
        this.kind = kind;
        this.throttle = throttle;
    }

    /** The ending of a call that was answered with anything but success. */
    SendResult read(int status, JsonNode body) {
        if (status >= 500) {
            return broken(status);
        }
        JsonNode problem =
                body.path("errors").isEmpty() ? body : body.path("errors").path(0);
        String type = text(problem, "type").replaceFirst(".*/", "");
        return switch (type) {
            case "rate-limit-exceeded" -> throttled();
            case "usage-capped" -> poor();
            case "resource-not-found" -> gone();
            case "not-authorized-for-resource" -> forbidden(problem);
            case "client-forbidden" ->
                new Refused("X does not let the app do this: see its access in the developer portal.");
            case "invalid-request" -> new Refused("X does not take this request.");
            default -> byCode(status, problem);
        };
    }

    private SendResult byCode(int status, JsonNode problem) {
        return switch (text(problem, "code")) {
            case "88" -> throttled();
            case "64", "326" -> new AccountStopped("X has suspended or locked the account: log in there and see why.");
            case "150", "349" -> closed();
            case "187" -> duplicate();
            default -> byStatus(status, problem);
        };
    }

    private SendResult byStatus(int status, JsonNode problem) {
        return switch (status) {
            case 401 ->
                new AccountStopped("X does not take the account's token: make a new one in the developer portal.");
            case 402 -> poor();
            case 403 -> forbidden(problem);
            case 404 -> gone();
            case 429 -> throttled();
            default -> otherwise(status);
        };
    }

    private static SendResult otherwise(int status) {
        if (status >= 400) {
            return new Refused("X refused it with HTTP " + status + " and no reason that we know.");
        }
        return status >= 300
                ? new TryLater(
                        LONG,
                        "The base address leads elsewhere (HTTP " + status
                                + "), and we do not follow: check it in the settings.",
                        Scope.NETWORK)
                : new Doubtful("X's answer could not be read.");
    }

    private SendResult forbidden(JsonNode problem) {
        String said = text(problem, "detail").toLowerCase(Locale.ROOT);
        if (said.contains("duplicate")) {
            return duplicate();
        }
        if (said.contains("scope") || said.contains("oauth") || said.contains("permission")) {
            return new Refused("The app lacks the permission for this: allow it to read, write and send messages.");
        }
        return switch (kind) {
            case MESSAGE, READ_MESSAGES -> closed();
            case POST, READ_MENTIONS, READ_POSTS ->
                new Refused("X does not let the account answer this post: its author has not summoned it, or limits who"
                        + " may answer. A person can answer on X.");
            case PUBLICATION -> new Refused("X does not let the account publish this.");
            case HIDE -> new Refused("Only replies in conversations the account began can be hidden.");
            case DELETE -> new Refused("X lets the account delete its own posts alone.");
        };
    }

    private SendResult throttled() {
        return new TryLater(throttle.get(), "X asks us to slow down.", Scope.ACCOUNT);
    }

    private static SendResult closed() {
        return new OptedOut("The person does not take messages from this account, or has blocked it.");
    }

    private static SendResult duplicate() {
        return new Refused("The same text was posted just before, and X takes it only once.");
    }

    private static SendResult gone() {
        return new Refused("It is no longer there, or X does not show it to the account.");
    }

    private static SendResult poor() {
        return new AccountStopped("The credit at X or its spending limit is used up: see the developer portal.");
    }

    /** A server that broke may have done the work before; one that is out of service has not begun. */
    private static SendResult broken(int status) {
        return status == 503
                ? new TryLater(TEMPORARY, "X is out of service for the moment (HTTP 503).", Scope.NETWORK)
                : new Doubtful("X's server broke while it had our message (HTTP " + status + ").");
    }
}
