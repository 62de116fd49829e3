package dev.dragoman.channels.youtube;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.OptedOut;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error of the YouTube Data API means: its reason decides, then the HTTP status. The network's own words are
 * not passed on.
 */
final class YouTubeErrors {

    /** Google's reason for a day's units that are used up. */
    static final String QUOTA = "quotaExceeded";

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    private static final Duration SLOWER = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(15);

    private YouTubeErrors() {}

    /** The first reason of an answer; empty when it gives none. */
    static String reason(JsonNode body) {
        String reason = YouTubeFields.text(body.path("error").path("errors").path(0), "reason");
        return reason.equals("dailyLimitExceeded") ? QUOTA : reason;
    }

    /** The ending of a call that was answered with anything but success. */
    static SendResult read(int status, String reason, Duration untilReset) {
        return switch (reason) {
            case QUOTA -> quota(untilReset);
            case "rateLimitExceeded", "userRateLimitExceeded" -> slower();
            case "processingFailure" -> new TryLater(TEMPORARY, "YouTube could not work on it and asks to try again.");
            case "authError" -> deadToken();
            case "insufficientPermissions" ->
                new AccountStopped("The consent does not cover comments: let the channel's owner consent to the scope"
                        + " youtube.force-ssl, and set the new refresh token.");
            case "accessNotConfigured" ->
                new AccountStopped("The YouTube Data API is switched off in the Google project: switch it on there.");
            case "parentCommentNotFound", "commentNotFound" ->
                new OptedOut("The comment is gone: the person took it back, or it was removed.");
            default -> never(status, reason);
        };
    }

    /** No units are left before midnight Pacific time. */
    static TryLater quota(Duration untilReset) {
        return new TryLater(
                untilReset,
                "The day's quota of the YouTube Data API is used up; it begins anew at midnight Pacific time.",
                Scope.ACCOUNT);
    }

    private static SendResult never(int status, String reason) {
        return switch (reason) {
            case "commentsDisabled" -> new Refused("Comments are switched off for this video.");
            case "forbidden" -> new Refused("YouTube does not let the channel do this to the comment.");
            case "ineligibleAccount" ->
                new Refused("The Google account is not joined with a YouTube channel that may comment.");
            case "commentThreadNotFound" -> new Refused("YouTube no longer knows this thread of comments.");
            case "videoNotFound" -> new Refused("YouTube no longer knows the video of this comment.");
            case "commentTextRequired" -> new Refused("YouTube sees no words in this comment.");
            case "commentTextTooLong" -> new Refused("The text is too long for YouTube.");
            case "parentIdMissing" -> new Refused("YouTube misses the comment that is to be answered.");
            case "parentCommentIsPrivate" -> new Refused("YouTube takes no replies to a private comment.");
            case "operationNotSupported" -> new Refused("YouTube does not let the channel reply to this comment.");
            case "invalidCommentMetadata" -> new Refused("YouTube does not take the comment as it was written.");
            default -> byStatus(status, !reason.isEmpty());
        };
    }

    private static SendResult byStatus(int status, boolean spoken) {
        return switch (status) {
            case 401 -> deadToken();
            case 429 -> slower();
            case 503 -> new TryLater(TEMPORARY, "YouTube is out of service for the moment (HTTP 503).", Scope.NETWORK);
            case 404 -> spoken ? new Refused("YouTube no longer knows what this is about (HTTP 404).") : elsewhere(404);
            default -> byClass(status);
        };
    }

    private static SendResult byClass(int status) {
        if (status >= 500) {
            return new Doubtful("YouTube's server broke while it had our call (HTTP " + status + ").");
        }
        if (status >= 400) {
            return new Refused("YouTube refused it with HTTP " + status + ".");
        }
        return status >= 300 ? elsewhere(status) : new Doubtful("YouTube's answer could not be read.");
    }

    private static SendResult elsewhere(int status) {
        return new TryLater(
                LONG,
                "There is no YouTube Data API at the base address (HTTP " + status + "): check it in the settings.",
                Scope.NETWORK);
    }

    private static SendResult slower() {
        return new TryLater(SLOWER, "YouTube asks us to slow down.", Scope.ACCOUNT);
    }

    private static SendResult deadToken() {
        return new AccountStopped(
                "YouTube does not take the access token, not even a new one: let the owner consent again.");
    }
}
