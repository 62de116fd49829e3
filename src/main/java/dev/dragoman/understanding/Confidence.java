package dev.dragoman.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * Turns margins into probabilities: a softmax with a temperature and one more, unseen class "none of these" of a fixed
 * margin. Both numbers are the ones that make held-out examples most likely.
 */
record Confidence(double temperature, double none) {

    private static final double[] TEMPERATURES = {0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5, 0.65, 0.85};
    private static final double[] NONES = {-0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0};

    /** Whether a held-out text of this label (-1: belongs to none) had these margins. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trial(double[] margins, int label, double weight) {}

    static Confidence fit(List<Trial> trials) {
        var best = new Confidence(0.3, -0.6);
        double least = Double.POSITIVE_INFINITY;
        for (double temperature : TEMPERATURES) {
            for (double none : NONES) {
                var candidate = new Confidence(temperature, none);
                double loss = 0;
                for (Trial trial : trials) {
                    loss += trial.weight() * candidate.surprise(trial);
                }
                if (loss < least) {
                    least = loss;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The probability of each class; what is missing to 1 is the probability of none of them. */
    double[] of(double[] margins) {
        double top = none;
        for (double margin : margins) {
            top = Math.max(top, margin);
        }
        double sum = Math.exp((none - top) / temperature);
        var shares = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            shares[i] = Math.exp((margins[i] - top) / temperature);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private double surprise(Trial trial) {
        double[] shares = of(trial.margins());
        double likely = trial.label() >= 0
                ? shares[trial.label()]
                : 1 - Arrays.stream(shares).sum();
        return -Math.log(Math.max(likely, 1e-6));
    }
}
