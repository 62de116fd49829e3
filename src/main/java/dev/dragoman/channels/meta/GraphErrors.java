package dev.dragoman.channels.meta;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error of the Graph API means. Code and sub-code decide, not the HTTP status, as Meta's page of common
 * error codes asks. Meta's own message is not passed on: it may repeat the access token.
 */
final class GraphErrors {

    /** The pause after a failure that Meta calls temporary. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    /** How often to look whether another app has let go of a thread. */
    static final Duration PARKED = Duration.ofMinutes(15);

    private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 613, 80001, 80002, 80006, 80007, 80008);

    private GraphErrors() {}

    /** The ending of a call that was answered with anything but success. */
    static SendResult read(int status, String body, OwnErrors own, Supplier<Duration> throttle) {
        JsonNode error = error(body);
        boolean hasCode = MetaFields.text(error, "code").matches("\\d{1,9}");
        Optional<SendResult> ending = hasCode ? own.read(number(error, "code"), trace(error)) : Optional.empty();
        return ending.orElseGet(() -> common(status, error, throttle));
    }

    private static SendResult common(int status, JsonNode error, Supplier<Duration> throttle) {
        int code = number(error, "code");
        int detail = number(error, "error_subcode") == 0 ? code : number(error, "error_subcode");
        String trace = trace(error);
        if (THROTTLED.contains(code)) {
            return new TryLater(
                    throttle.get(), "Meta asks us to slow down (code " + code + ")." + trace, Scope.ACCOUNT);
        }
        return switch (code) {
            case 0 -> withoutCode(status, throttle);
            case 1, 2, 1200 -> byDetail(detail, () -> temporary(code, trace), trace);
            case 190 -> new AccountStopped("The access token is no longer valid: give the account a new one." + trace);
            case 368 ->
                new AccountStopped(
                        "Meta has blocked the account for reasons of policy: see its support inbox." + trace);
            case 551 -> unavailable(trace);
            default -> byDetail(detail, () -> byCode(code, status, error), trace);
        };
    }

    private static SendResult byDetail(int detail, Supplier<SendResult> otherwise, String trace) {
        return switch (detail) {
            case 1893063 -> new AccountStopped("Meta has restricted the account: see its support inbox." + trace);
            case 1545041, 2018108 -> unavailable(trace);
            case 2018300, 2534037 ->
                new TryLater(
                        PARKED, "Another app, such as the network's own inbox, is in charge of this thread." + trace);
            case 2018278, 2534022 -> refused("The reply window of this conversation has closed.", trace);
            case 2018065 -> refused("This message would need a tag or permission that the app does not have.", trace);
            case 2018001, 2534014 -> refused("Meta does not know this recipient.", trace);
            case 2018276 -> refused("Meta has not approved the app for replies by people after 24 hours.", trace);
            case 2534025 ->
                refused("A private reply to this comment is not possible: one was sent, or it is too old.", trace);
            case 33 -> refused("It is no longer there, or the account may not act on it.", trace);
            case 2018028 -> refused("The app is not live or lacks a permission: see the app's dashboard.", trace);
            case 2534041 -> refused("The owner of the account has switched off access to its messages.", trace);
            default -> otherwise.get();
        };
    }

    private static SendResult byCode(int code, int status, JsonNode error) {
        String trace = trace(error);
        if (code == 10 || (code >= 200 && code <= 299)) {
            return refused("The app lacks the permission for this (code " + code + ").", trace);
        }
        if (code == 506) {
            return refused("The same text was posted here just before, and Meta takes it only once.", trace);
        }
        if (code == 100) {
            boolean isTag = error.path("message").stringValue("").contains("Message tag");
            return refused(
                    isTag ? "Meta no longer takes this message tag." : "Meta does not take this request (code 100).",
                    trace);
        }
        if (status >= 500) {
            return broken(status);
        }
        return refused("Meta refused it with code " + code + ".", trace);
    }

    private static SendResult withoutCode(int status, Supplier<Duration> throttle) {
        if (status == 429) {
            return new TryLater(throttle.get(), "Meta asks us to slow down.", Scope.ACCOUNT);
        }
        if (status >= 500) {
            return broken(status);
        }
        if (status >= 300 && status < 400) {
            return new TryLater(
                    PARKED,
                    "The address of the Graph API leads elsewhere (HTTP " + status
                            + "), and we do not follow: check the base address in the settings.",
                    Scope.NETWORK);
        }
        return status < 300
                ? new Doubtful("The answer could not be read.")
                : new Refused("The call was refused with HTTP " + status + " and no reason.");
    }

    /** A server that broke may have done the work before; one that is out of service has not begun. */
    private static SendResult broken(int status) {
        return status == 503
                ? new TryLater(TEMPORARY, "Meta is out of service for the moment (HTTP 503).", Scope.NETWORK)
                : new Doubtful("Meta's server broke while it had our message (HTTP " + status + ").");
    }

    private static SendResult temporary(int code, String trace) {
        return new TryLater(TEMPORARY, "Meta had a temporary failure (code " + code + ")." + trace);
    }

    private static SendResult unavailable(String trace) {
        return new OptedOut("The person cannot receive messages from this account." + trace);
    }

    private static SendResult refused(String why, String trace) {
        return new Refused(why + trace);
    }

    private static JsonNode error(String body) {
        try {
            return Json.MAPPER.readTree(body).path("error");
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private static int number(JsonNode error, String name) {
        String text = MetaFields.text(error, name);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The word by which Meta's support finds the call. */
    private static String trace(JsonNode error) {
        String trace = MetaFields.text(error, "fbtrace_id");
        return trace.matches("[A-Za-z0-9/+_-]{1,40}") ? " Meta's trace is " + trace + "." : "";
    }
}
