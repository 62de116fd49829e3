package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.text;

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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Says what an error of a forum means: the status decides, then its kind, then known words of an English forum. The
 * words themselves are not passed on.
 */
final class DiscourseErrors {

    /** The pause after a failure that should pass by itself. */
    static final Duration TEMPORARY = Duration.ofSeconds(30);

    private static final Duration UNSTATED = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(15);

    /** The site setting {@code unique_posts_mins} is 5 unless the forum changes it. */
    private static final Duration UNTIL_WORDS_ARE_NEW = Duration.ofMinutes(6);

    private static final int LONGEST_SECONDS = 86_400;

    /** The header that names a limit of all calls; without it one kind of action is limited. */
    private static final String LIMIT_OF_CALLS = "discourse-rate-limit-error-code";

    private DiscourseErrors() {}

    /** The ending of a call that was answered with anything but success. */
    static SendResult read(Answered answered, JsonNode body) {
        String said = body.path("errors").values().stream()
                .map(error -> error.stringValue(""))
                .collect(Collectors.joining(" "));
        int status = answered.status();
        return switch (status) {
            case 401 -> deadKey();
            case 403 -> said.contains("API") ? deadKey() : new Refused("The forum does not let the bot do this here.");
            case 404 -> notFound(body);
            case 410 -> new Refused("The post or topic is no longer there.");
            case 422 -> invalid(said.toLowerCase(Locale.ROOT));
            case 429 -> throttled(answered, body);
            case 503 -> new TryLater(TEMPORARY, "The forum is out of service for the moment.", Scope.NETWORK);
            default -> byStatus(status);
        };
    }

    /** In every language the forum names the API here, and nowhere else. */
    private static SendResult deadKey() {
        return new AccountStopped("The forum does not take the API key for this user: make a new one in Admin, API.");
    }

    private static SendResult notFound(JsonNode body) {
        return text(body, "error_type").equals("not_found")
                ? new Refused("The post or topic is not there, or the bot may not see it.")
                : new TryLater(
                        LONG, "There is no Discourse at the base address: check it in the settings.", Scope.NETWORK);
    }

    private static SendResult invalid(String said) {
        if (said.contains("too similar")) {
            return new TryLater(UNTIL_WORDS_ARE_NEW, "The forum refuses the same words twice within minutes.");
        }
        if (said.contains("not accepting messages")) {
            return new OptedOut("The person does not accept private messages on the forum.");
        }
        if (said.contains("too short")) {
            return new Refused("The text is too short for the forum: its site settings say how short it may be.");
        }
        if (said.contains("too long") || said.contains("limited to")) {
            return new Refused("The text is too long for the forum.");
        }
        if (said.contains("title")) {
            return new Refused("The forum does not take the title of the topic or message.");
        }
        if (said.contains("closed or deleted")) {
            return new Refused("The topic was closed or deleted.");
        }
        return new Refused("The forum does not take this post (code 422).");
    }

    /** A long wait for one kind of action, such as private messages of a day, must not hold up the others. */
    private static SendResult throttled(Answered answered, JsonNode body) {
        Duration pause = pause(answered, body);
        boolean isOfAll = answered.headers().containsKey(LIMIT_OF_CALLS) || pause.compareTo(UNSTATED) <= 0;
        return new TryLater(pause, "The forum asks us to slow down.", isOfAll ? Scope.ACCOUNT : Scope.SEND);
    }

    private static Duration pause(Answered answered, JsonNode body) {
        long stated = number(body.path("extras"), "wait_seconds");
        String header = answered.headers().getOrDefault("retry-after", "");
        long seconds = stated > 0 ? stated : header.matches("[0-9]{1,7}") ? Long.parseLong(header) : 0;
        return seconds > 0 ? Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_SECONDS)) : UNSTATED;
    }

    private static SendResult byStatus(int status) {
        if (status >= 500) {
            return new Doubtful("The forum's server broke while it had our post (HTTP " + status + ").");
        }
        if (status >= 400) {
            return new Refused("The forum refused it with code " + status + ".");
        }
        return status >= 300
                ? new TryLater(
                        LONG,
                        "The base address leads elsewhere (HTTP " + status
                                + "), and we do not follow: check it in the settings.",
                        Scope.NETWORK)
                : new Doubtful("The forum's answer could not be read.");
    }
}
