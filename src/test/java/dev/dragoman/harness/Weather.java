package dev.dragoman.harness;

import java.time.Duration;

/**
 * How a network delivers.
 *
 * @param repeats which part of all messages is delivered twice
 * @param copies  how many hands deliver the same message at the same moment
 * @param late    which part is delivered up to {@code latest} later than its turn
 */
record Weather(double repeats, int copies, double late, Duration latest) {

    static final Weather FAIR = new Weather(0, 1, 0, Duration.ZERO);

    static final Weather USUAL = new Weather(0.2, 1, 0, Duration.ZERO);
}
