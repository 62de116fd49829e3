package dev.dragoman.understanding;

/**
 * A logistic regression: the probability that something with these traits is true. The slopes are pulled towards those it
 * starts with, so that few examples cannot turn them around.
 */
final class Logistic {

    private static final int STEPS = 25;
    private static final double CAUTION = 1;

    private final double[] start;
    private double[] slopes;
    private double[] slope = {};
    private double[][] curve = {};

    /** The first trait is always 1, and its slope is free. */
    Logistic(double... start) {
        this.start = start.clone();
        slopes = start.clone();
    }

    double likely(double[] traits) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += slopes[i] * traits[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Fits the slopes by Newton's steps; the false ones may weigh more or less than the true ones. */
    void fit(double[][] truths, double[][] falses, double weightOfFalses) {
        for (int step = 0; step < STEPS; step++) {
            begin();
            for (double[] traits : truths) {
                pull(traits, 1, 1);
            }
            for (double[] traits : falses) {
                pull(traits, 0, weightOfFalses);
            }
            descend();
        }
    }

    private void begin() {
        int n = slopes.length;
        slope = new double[n];
        curve = new double[n][n];
        for (int i = 0; i < n; i++) {
            slope[i] = i == 0 ? 0 : CAUTION * (slopes[i] - start[i]);
            curve[i][i] = i == 0 ? 1e-6 : CAUTION;
        }
    }

    private void pull(double[] traits, double truth, double weight) {
        double likely = likely(traits);
        for (int i = 0; i < traits.length; i++) {
            slope[i] += weight * (likely - truth) * traits[i];
            for (int j = 0; j < traits.length; j++) {
                curve[i][j] += weight * likely * (1 - likely) * traits[i] * traits[j];
            }
        }
    }

    /** One step to where the curve has its lowest point, by Gauss; the diagonal is never zero. */
    private void descend() {
        int n = slopes.length;
        for (int i = 0; i < n; i++) {
            for (int below = i + 1; below < n; below++) {
                double factor = curve[below][i] / curve[i][i];
                for (int j = i; j < n; j++) {
                    curve[below][j] -= factor * curve[i][j];
                }
                slope[below] -= factor * slope[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                slope[i] -= curve[i][j] * slope[j];
            }
            slope[i] /= curve[i][i];
            slopes[i] -= slope[i];
        }
    }
}
