package dev.dragoman.channels.whatsapp;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the error codes of the Cloud API mean, by WhatsApp's page of error codes. The code decides, not the HTTP status:
 * throttling comes with 400 as well as with 429. What is not here means what it means in all networks of Meta.
 */
final class WhatsappErrors {

    private static final Duration TEMPORARY = Duration.ofSeconds(30);
    private static final Duration THROUGHPUT = Duration.ofSeconds(10);

    private WhatsappErrors() {}

    /** The ending of a call that was answered with this code; empty for a code that all networks of Meta have. */
    static Optional<SendResult> read(int code, String trace) {
        return Optional.ofNullable(ending(code, trace));
    }

    private static @Nullable SendResult ending(int code, String trace) {
        return switch (code) {
            case 131000 -> new TryLater(TEMPORARY, "WhatsApp had a temporary failure (code 131000)." + trace);
            case 131016, 133004 ->
                new TryLater(
                        TEMPORARY,
                        "WhatsApp is out of service for the moment (code " + code + ")." + trace,
                        Scope.NETWORK);
            case 130429 ->
                new TryLater(THROUGHPUT, "The number sends faster than WhatsApp allows it to." + trace, Scope.ACCOUNT);
            case 131056 -> new TryLater(TEMPORARY, "Too many messages went to this person in a short time." + trace);
            case 131021, 131026, 131049, 131050 -> new OptedOut(unreachable(code) + trace);
            default -> stopping(code, trace);
        };
    }

    private static String unreachable(int code) {
        return switch (code) {
            case 131021 -> "The number cannot write to itself.";
            case 131049 -> "WhatsApp lets no more marketing through to this person for now.";
            case 131050 -> "The person does not want marketing from this number.";
            default -> "The message cannot be delivered to this person: no WhatsApp, an old one, or a block.";
        };
    }

    private static @Nullable SendResult stopping(int code, String trace) {
        if (code == 0 || code == 10 || code >= 200 && code <= 299) {
            return new AccountStopped("The access token may not send for this number (code " + code
                    + "): check its permissions." + trace);
        }
        return switch (code) {
            case 131031 -> new AccountStopped("WhatsApp has locked the business account: see its manager." + trace);
            case 131042 -> new AccountStopped("WhatsApp has a trouble with the account's payment: settle it." + trace);
            case 131048 ->
                new AccountStopped("Too many people have reported or blocked the number: see its quality." + trace);
            default ->
                refusal(code).<SendResult>map(why -> new Refused(why + trace)).orElse(null);
        };
    }

    private static Optional<String> refusal(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 131047 -> WhatsappRendering.CLOSED;
                    case 131051 -> "WhatsApp does not take this kind of message.";
                    case 131008 -> "WhatsApp misses something in this request (code 131008).";
                    case 131009 -> "WhatsApp does not take a value of this request (code 131009).";
                    case 132000, 132012 -> "The values do not fit the template's places (code " + code + ").";
                    case 132001 -> "There is no such template in this language, or it is not approved.";
                    case 132005 -> "The template becomes too long with these values.";
                    case 132007 -> "The template breaks a rule of WhatsApp.";
                    case 132015 -> "WhatsApp has paused the template for its low quality.";
                    default -> null;
                });
    }
}
