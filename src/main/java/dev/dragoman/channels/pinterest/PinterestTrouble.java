package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.NetworkAnswer.Answered;
import java.time.Duration;
import java.time.Instant;

/**
 * Why Pinterest did not tell. Its own words are not passed on.
 *
 * @param why          a sentence
 * @param pause        how long to leave it alone
 * @param needsAPerson whether it stays so until a person mends something
 */
record PinterestTrouble(String why, Duration pause, boolean needsAPerson) {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(15);

    /** Time will mend it. */
    static PinterestTrouble passing(String why) {
        return new PinterestTrouble(why, SOON, false);
    }

    /** Only a person can. */
    static PinterestTrouble lasting(String why) {
        return new PinterestTrouble(why, UNTIL_MENDED, true);
    }

    /** What an answer means that is no success: the status says it all. */
    static PinterestTrouble of(Answered answered, Instant now) {
        int status = answered.status();
        return switch (status) {
            case 401 -> lasting("Pinterest does not take the access token: consent again, and set the new tokens.");
            case 403 ->
                lasting("Pinterest does not let the app read the pins: the token needs the scopes pins:read and"
                        + " boards:read.");
            case 404 -> elsewhere(status);
            case 429 ->
                new PinterestTrouble("Pinterest asks us to slow down.", PinterestRates.pause(answered, now), false);
            default -> byClass(status);
        };
    }

    private static PinterestTrouble byClass(int status) {
        if (status >= 500) {
            return passing("Pinterest is out of service for the moment (HTTP " + status + ").");
        }
        return status >= 300 && status < 400
                ? elsewhere(status)
                : passing("Pinterest does not tell about the pins (HTTP " + status + ").");
    }

    private static PinterestTrouble elsewhere(int status) {
        return lasting(
                "There is no Pinterest API at the base address (HTTP " + status + "): check it in the settings.");
    }

    static PinterestTrouble unreached(String why) {
        return passing("Pinterest could not be reached (" + why + ").");
    }
}
