package dev.dragoman.understanding;

import dev.dragoman.understanding.Features.Sparse;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One straight border between each class and the rest: a support vector machine with squared hinge loss, found by dual
 * coordinate descent. The same examples give the same weights, however many processors share the work.
 */
final class Separator {

    private static final double COST = 1;
    private static final double POSITIVE_WEIGHT = 3;
    private static final int PASSES = 60;
    private static final double PRECISE_ENOUGH = 0.1;

    /** By feature, then by class, so that classifying reads memory in order. */
    private final float[] weights;

    private final float[] bias;

    private Separator(float[] weights, float[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** Learns from rows, each with its class; a label of -1 is of no class at all. */
    static Separator train(Rows examples, int[] labels, int classes) {
        int features = examples.width();
        var squares = new double[examples.count()];
        Arrays.setAll(squares, examples::square);
        var weights = new float[features * classes];
        var bias = new float[classes];
        IntStream.range(0, classes).parallel().forEach(it -> {
            float[] border = new Border(examples, squares, labels, it).find();
            for (int feature = 0; feature < features; feature++) {
                weights[feature * classes + it] = border[feature];
            }
            bias[it] = border[features];
        });
        return new Separator(weights, bias);
    }

    /** How far inside each class the text lies; examples of a class lie at 1 and more. */
    double[] margins(Sparse text) {
        int classes = bias.length;
        var margins = new double[classes];
        for (int it = 0; it < classes; it++) {
            margins[it] = bias[it];
        }
        for (int i = 0; i < text.indices().length; i++) {
            int row = text.indices()[i] * classes;
            float value = text.values()[i];
            for (int it = 0; it < classes; it++) {
                margins[it] += weights[row + it] * value;
            }
        }
        return margins;
    }

    /** The same for a row of which every number counts. */
    double[] margins(float[] row) {
        int classes = bias.length;
        var margins = new double[classes];
        for (int it = 0; it < classes; it++) {
            margins[it] = bias[it];
        }
        for (int i = 0; i * classes < weights.length; i++) {
            float value = row[i];
            for (int it = 0; it < classes; it++) {
                margins[it] += weights[i * classes + it] * value;
            }
        }
        return margins;
    }

    /** The border of one class. */
    private static final class Border {

        private final Rows examples;
        private final double[] squares;
        private final int[] labels;
        private final int own;
        private final float[] weights;
        private final double[] pull;
        private double largest;
        private double smallest;
        private double hopeless = Double.POSITIVE_INFINITY;

        Border(Rows examples, double[] squares, int[] labels, int own) {
            this.examples = examples;
            this.squares = squares;
            this.labels = labels;
            this.own = own;
            weights = new float[examples.width() + 1];
            pull = new double[examples.count()];
        }

        float[] find() {
            var random = new Random(own);
            int[] order = IntStream.range(0, examples.count()).toArray();
            int active = order.length;
            for (int pass = 0; pass < PASSES; pass++) {
                active = pass(order, active, random);
                boolean found = largest - smallest < PRECISE_ENOUGH;
                if (found && active == order.length) {
                    break;
                }
                // Close to the end, look once more at all that seemed settled.
                hopeless = found ? Double.POSITIVE_INFINITY : Math.max(largest, 0.01);
                active = found ? order.length : active;
            }
            return weights;
        }

        /** Walks over the active examples in a random order; those far on the right side leave them. */
        private int pass(int[] order, int active, Random random) {
            largest = Double.NEGATIVE_INFINITY;
            smallest = Double.POSITIVE_INFINITY;
            int left = active;
            for (int i = active - 1; i >= 0; i--) {
                int other = random.nextInt(i + 1);
                int example = order[other];
                order[other] = order[i];
                order[i] = example;
                if (settled(example)) {
                    order[i] = order[--left];
                    order[left] = example;
                }
            }
            return left;
        }

        /** Moves the border for one example; true if the example has nothing to say about it. */
        private boolean settled(int example) {
            double sign = labels[example] == own ? 1 : -1;
            double softness = 0.5 / (sign > 0 ? COST * POSITIVE_WEIGHT : COST);
            double square = 1 + squares[example];
            double product = weights[weights.length - 1] + examples.dot(example, weights);
            double slope = sign * product - 1 + softness * pull[example];
            if (pull[example] == 0 && slope > hopeless) {
                return true;
            }
            double projected = pull[example] == 0 ? Math.min(slope, 0) : slope;
            largest = Math.max(largest, projected);
            smallest = Math.min(smallest, projected);
            if (Math.abs(projected) > 1e-9) {
                double before = pull[example];
                pull[example] = Math.max(before - slope / (square + softness), 0);
                float by = (float) ((pull[example] - before) * sign);
                examples.add(example, by, weights);
                weights[weights.length - 1] += by;
            }
            return false;
        }
    }
}
