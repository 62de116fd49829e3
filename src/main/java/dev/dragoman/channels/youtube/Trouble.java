package dev.dragoman.channels.youtube;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.TryLater;
import java.time.Duration;

/** What the ending of a call means for looking at comments. */
final class Trouble {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

    /** Units that are used up are not asked for by a look; an operator may have been granted more meanwhile. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private Trouble() {}

    /** The reason in words. */
    static String why(SendResult ending) {
        return switch (ending) {
            case TryLater later -> later.why();
            case SendResult.AccountStopped stopped -> stopped.why();
            case SendResult.Doubtful doubtful -> doubtful.why();
            case SendResult.Refused refused -> refused.why();
            case SendResult.OptedOut out -> out.why();
            case SendResult.Sent sent -> "YouTube's answer could not be read.";
        };
    }

    /** How long to rest. */
    static Duration pause(SendResult ending) {
        return switch (ending) {
            case TryLater later
            when later.scope() == TryLater.Scope.ACCOUNT ->
                later.pause().compareTo(LONGEST) < 0 ? later.pause() : LONGEST;
            case SendResult.AccountStopped stopped -> UNTIL_MENDED;
            case SendResult.Refused refused -> UNTIL_MENDED;
            default -> SOON;
        };
    }
}
