package dev.dragoman.delivery;

import java.time.Duration;
import java.util.List;

/** How long a doubtful send may stay in doubt, by what its channel can prove. */
final class DoubtLimits {

    /** Echoes come within seconds, or not at all; with the look of a person it stays below a minute in all. */
    static final Duration ECHO = Duration.ofSeconds(30);

    /** When the network's list is read, counted from the doubt; the last look decides. */
    static final List<Duration> LOOKS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), ECHO);

    /** No look is left: the next to see it is a person. */
    static final int NO_LOOK_LEFT = LOOKS.size();

    /** Whatever becomes of the looks, after this a person sees it. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    /** Sent again with the same key so often, after 1 s, 2 s, 4 s …: a little more than four minutes in all. */
    static final int MOST_RESENDS = 8;

    /** Sent again so often after the list had proven it absent. */
    static final int MOST_ABSENCES = 2;

    private DoubtLimits() {}

    /** The pause before a send goes out again with the same key. */
    static Duration beforeResend(int resends) {
        return Duration.ofSeconds(1L << Math.min(resends, MOST_RESENDS));
    }
}
