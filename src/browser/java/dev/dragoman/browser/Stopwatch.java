package dev.dragoman.browser;

import java.util.List;

/** Bounds of time are four times what we promise on a quiet machine, and the middle of several tries is held to them. */
final class Stopwatch {

    private static final double CROWDED = 4;

    private Stopwatch() {}

    static double allowed(double milliseconds) {
        return milliseconds * CROWDED;
    }

    static double median(List<Double> tries) {
        return tries.stream().sorted().toList().get(tries.size() / 2);
    }
}
