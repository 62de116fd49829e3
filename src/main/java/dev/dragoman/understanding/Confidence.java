package dev.dragoman.understanding;

import dev.dragoman.understanding.Tiers.Reading;
import dev.dragoman.understanding.Understanding.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Turns readings into probabilities: how likely a text belongs to any of the intents at all (by its best margin and its
 * likeness to known examples), and how that is shared among them (a softmax with a temperature). All numbers are fitted
 * on examples that the judging model has not learned from.
 */
final class Confidence {

    private static final double[] TEMPERATURES = {0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5};
    /** The share of rightly recognised texts that each of the two limits lets pass; both together about 95 in 100. */
    private static final double KEPT_BY_EACH = 0.965;
    /** Strange texts weigh so much of what good ones weigh together. */
    private static final double STRANGE_SHARE = 0.2;

    private static final int FEWEST_TRIALS = 10;

    private double temperature = 0.15;
    private double[] middle = {0.4, 0};
    private double[] spread = {0.4, 1};
    private Logistic scope = new Logistic(1.5, 1);
    private double least = 0.2;
    private double answerFrom = Scope.UNTOLD.answerFrom();

    /** How a text of this label (-1: belongs to none) was read by a model that had not seen it. */
    record Trial(Reading reading, int label) {

        boolean isRight() {
            return label >= 0 && reading.top() == label;
        }
    }

    private Confidence() {}

    static Confidence fit(List<Trial> trials) {
        var confidence = new Confidence();
        List<Trial> good = trials.stream().filter(it -> it.label() >= 0).toList();
        List<Trial> strange = trials.stream().filter(it -> it.label() < 0).toList();
        if (good.size() >= FEWEST_TRIALS) {
            confidence.fitShares(good);
            confidence.measure(good);
            if (strange.size() >= FEWEST_TRIALS) {
                confidence.fitScope(good, strange);
            }
            confidence.advise(good.stream().filter(Trial::isRight).toList());
        }
        return confidence;
    }

    /** What is advised for a text that belongs to any of the intents with this probability. */
    Scope scope(double likely) {
        return new Scope(likely, least, answerFrom);
    }

    /** How the intents share a text that belongs to one of them; together 1. */
    double[] shares(Reading reading) {
        return shares(reading.margins(), temperature);
    }

    /** The probability that a text belongs to any of the intents. */
    double likely(Reading reading) {
        return scope.likely(traits(reading));
    }

    /** The probability of the best intent. */
    double best(Reading reading) {
        return likely(reading) * Arrays.stream(shares(reading)).max().orElse(0);
    }

    private static double[] shares(double[] margins, double temperature) {
        double top = Arrays.stream(margins).max().orElse(0);
        double sum = 0;
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

    private void fitShares(List<Trial> good) {
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : TEMPERATURES) {
            double loss = 0;
            for (Trial trial : good) {
                loss -= Math.log(Math.max(shares(trial.reading().margins(), candidate)[trial.label()], 1e-6));
            }
            if (loss < least) {
                least = loss;
                temperature = candidate;
            }
        }
    }

    private void measure(List<Trial> good) {
        double[] margins = good.stream().mapToDouble(it -> it.reading().best()).toArray();
        double[] likeness =
                good.stream().mapToDouble(it -> it.reading().likeness()).toArray();
        middle = new double[] {mean(margins), mean(likeness)};
        spread = new double[] {deviation(margins), deviation(likeness)};
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double square =
                DoubleStream.of(values).map(it -> (it - mean) * (it - mean)).sum();
        return Math.max(1e-3, Math.sqrt(square / values.length));
    }

    /** Margin and likeness count the same, each by how it scatters among good texts; which of them says more differs. */
    private double[] traits(Reading reading) {
        double margin = (reading.best() - middle[0]) / spread[0];
        double likeness = (reading.likeness() - middle[1]) / spread[1];
        return new double[] {1, margin + likeness};
    }

    private void fitScope(List<Trial> good, List<Trial> strange) {
        scope = new Logistic(1, 1);
        scope.fit(traits(good), traits(strange), STRANGE_SHARE * good.size() / strange.size());
    }

    private double[][] traits(List<Trial> trials) {
        return trials.stream().map(it -> traits(it.reading())).toArray(double[][]::new);
    }

    /** By the texts that were recognised: what is answered wrongly is no loss. */
    private void advise(List<Trial> recognised) {
        if (recognised.size() >= FEWEST_TRIALS) {
            least = kept(recognised, this::likely);
            answerFrom = kept(recognised, this::best);
        }
    }

    private static double kept(List<Trial> recognised, ToDoubleFunction<Reading> score) {
        double[] scores = recognised.stream()
                .mapToDouble(it -> score.applyAsDouble(it.reading()))
                .sorted()
                .toArray();
        return scores[(int) (scores.length * (1 - KEPT_BY_EACH))];
    }

    @Override
    public String toString() {
        return "temperature %.2f, scope from %.2f, answers from %.2f".formatted(temperature, least, answerFrom);
    }
}
