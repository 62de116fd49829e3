package dev.dragoman.channels.wordpress;

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

/**
 * Says what an error of the REST API means: its code decides, by WordPress' comments controller, then the status. The
 * message itself is not passed on.
 */
final class WordPressErrors {

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    /** WordPress takes these for the same comment: same post, same parent, same author, same words. */
    static final String DUPLICATE = "comment_duplicate";

    /** The codes of a comment, or of its post, that is no longer there. */
    static final List<String> GONE = List.of("rest_comment_invalid_id", "rest_post_invalid_id");

    /** WordPress wants 15 s between two comments of those who do not moderate. */
    private static final Duration FLOOD = Duration.ofSeconds(15);

    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int LONGEST_SECONDS = 86_400;

    private WordPressErrors() {}

    /** The ending of a call that was answered with anything but success. */
    static SendResult read(Answered answered, String code) {
        return switch (code) {
            case "comment_flood" -> new TryLater(FLOOD, "WordPress wants a pause between comments.", Scope.ACCOUNT);
            case DUPLICATE -> new Refused("WordPress says that these words stand there already.");
            case "rest_comment_closed" -> new OptedOut("Comments are closed under this post.");
            case "rest_comment_content_invalid" -> new Refused("WordPress sees no words in this comment.");
            case "comment_content_column_length" -> new Refused("The text is too long for WordPress.");
            case "rest_comment_invalid_id", "rest_post_invalid_id" -> new Refused("The comment is no longer there.");
            case "rest_comment_invalid_post_id", "rest_comment_draft_post", "rest_comment_trash_post" ->
                new Refused("The post is no longer there.");
            case "rest_already_trashed" -> new Refused("The comment lies in the trash already.");
            case "rest_comment_author_data_required" ->
                new Refused("The user has no name or no e-mail address, and the blog wants both.");
            case "rest_cannot_edit" -> withoutRight(answered.status(), "The user may not change this comment.");
            case "rest_cannot_read_post" -> withoutRight(answered.status(), "The user may not read this post.");
            case "rest_forbidden_context", "rest_forbidden_param" ->
                new AccountStopped("The user may not moderate comments: give it the role Editor.");
            case "rest_comment_failed_edit" -> new Doubtful("WordPress could not change the comment, or it was so.");
            case "rest_no_route" -> noApi();
            default -> byStatus(answered);
        };
    }

    /** WordPress answers 401 to strangers and 403 to users, for want of the same right. */
    private static SendResult withoutRight(int status, String why) {
        return status == 401 ? stranger() : new Refused(why);
    }

    private static SendResult byStatus(Answered answered) {
        int status = answered.status();
        return switch (status) {
            case 401 -> stranger();
            case 403 -> new Refused("The blog does not let the user do this.");
            case 404 -> noApi();
            case 429 -> new TryLater(retryAfter(answered), "The blog asks us to slow down.", Scope.ACCOUNT);
            case 503 ->
                new TryLater(
                        retryAfter(answered), "The blog is out of service for the moment (HTTP 503).", Scope.NETWORK);
            default -> byClass(status);
        };
    }

    private static SendResult byClass(int status) {
        if (status >= 500) {
            return new Doubtful("The blog broke while it had our comment (HTTP " + status + ").");
        }
        if (status >= 400) {
            return new Refused("The blog refused it with code " + status + ".");
        }
        return new TryLater(
                LONG,
                "The blog's address leads elsewhere (HTTP " + status
                        + "), and we do not follow: check it in the settings.",
                Scope.NETWORK);
    }

    private static SendResult stranger() {
        return new AccountStopped("The blog does not know the user: check the name and the application password.");
    }

    private static SendResult noApi() {
        return new TryLater(
                LONG,
                "There is no REST API of WordPress at the blog's address: check it in the settings.",
                Scope.NETWORK);
    }

    private static Duration retryAfter(Answered answered) {
        String seconds = answered.headers().getOrDefault("retry-after", "");
        return seconds.matches("[0-9]{1,7}")
                ? Duration.ofSeconds(Math.clamp(Long.parseLong(seconds), 1, LONGEST_SECONDS))
                : TEMPORARY;
    }
}
