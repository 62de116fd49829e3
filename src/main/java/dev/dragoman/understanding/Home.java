package dev.dragoman.understanding;

import java.time.Clock;
import java.time.LocalDate;

/**
 * Where the brand is at home: what a phone number without a country code and a day without a year mean.
 *
 * @param country the two capital letters of a country, such as DE; empty where numbers without a code are not taken
 * @param clock   with the brand's time zone
 */
public record Home(String country, Clock clock) {

    /** Somewhere: only full phone numbers, and the days of this machine. */
    public static Home anywhere() {
        return new Home("", Clock.systemDefaultZone());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
