package dev.dragoman.channels.email;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendResult.TryLater.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the codes of RFC 5321, RFC 4954 and RFC 3463 mean for a send. */
final class SmtpErrors {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Mail servers that do not know us say "later", and mean a few minutes. */
    private static final Duration GREYLISTED = Duration.ofMinutes(5);

    private static final Duration TOMORROW = Duration.ofHours(1);
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private SmtpErrors() {}

    /** How far the conversation with the mail server had come. */
    enum Stage {
        /** Before the mail was begun. */
        SIGN_IN,
        /** While the sender was named. */
        SENDER,
        /** While the recipient was named. */
        RECIPIENT,
        /** While the words were handed over; without the final dot they count as not sent. */
        WORDS,
        /** After the final dot: the mail may be on its way. */
        DOT
    }

    /**
     * Reads a reply.
     *
     * @param code 0 or less when there was none
     */
    static SendResult read(Stage stage, int code, @Nullable String reply) {
        String status = status(code, reply);
        if (code <= 0) {
            return stage == Stage.DOT
                    ? new Doubtful("The mail server did not say whether it took the mail.")
                    : new TryLater(SOON, "The connection to the mail server was lost.", Scope.NETWORK);
        }
        if (code < 500) {
            return later(code, status);
        }
        if (SIGN_IN.contains(code)) {
            return new AccountStopped("The mail server does not take the user name or the password" + status + ".");
        }
        if (status.contains("5.4.5")) {
            return new TryLater(TOMORROW, "The mailbox has sent all it may send a day" + status + ".", Scope.ACCOUNT);
        }
        return switch (stage) {
            case SIGN_IN ->
                new TryLater(GREYLISTED, "The mail server does not let us in" + status + ".", Scope.NETWORK);
            case SENDER -> sender(code, status);
            case RECIPIENT -> recipient(code, status);
            case WORDS, DOT -> new Refused("The mail server does not take this mail" + status + ".");
        };
    }

    private static SendResult later(int code, String status) {
        return code == 421
                ? new TryLater(SOON, "The mail server is out of service" + status + ".", Scope.NETWORK)
                : new TryLater(GREYLISTED, "The mail server asks us to come back later" + status + ".");
    }

    private static SendResult sender(int code, String status) {
        return NO_SUCH_MAILBOX.contains(code)
                ? new AccountStopped("The mail server does not let this account write as its address" + status + ".")
                : new Refused("The mail server does not take this mail" + status + ".");
    }

    private static SendResult recipient(int code, String status) {
        boolean isPolicy = status.contains("5.7.");
        return NO_SUCH_MAILBOX.contains(code) && !isPolicy
                ? new Refused("The customer's mailbox does not exist" + status + ".")
                : new Refused("The mail server does not write to the customer's address" + status + ".");
    }

    /** The codes in brackets; the words of the reply are the server's own and stay with it. */
    private static String status(int code, @Nullable String reply) {
        var enhanced = ENHANCED.matcher(reply == null ? "" : reply);
        return enhanced.find() ? " (" + code + " " + enhanced.group(1) + ")" : " (" + code + ")";
    }
}
