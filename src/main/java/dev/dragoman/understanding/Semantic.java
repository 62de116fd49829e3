package dev.dragoman.understanding;

import dev.dragoman.understanding.Rows.DenseRows;
import dev.dragoman.understanding.encoder.Encoder;
import java.util.Arrays;

/**
 * What was learned from the vectors of a sentence encoder: a border for each intent, and the examples themselves, to tell
 * how near a text lies to any of them.
 */
final class Semantic {

    /** Below so many examples an intent, on average, the plain mean of the last layer says more than all three parts. */
    private static final int FEW_EXAMPLES = 20;

    private static final int NEIGHBOURS = 3;

    private final int width;
    private final float[] centre;
    private final float scale;
    private final Separator separator;
    /** The examples of each intent, shortened to a byte a number. */
    private final byte[][][] examples;

    private Semantic(float[][] vectors, int[] labels, int classes) {
        width = vectors.length < (long) FEW_EXAMPLES * classes ? Encoder.PART : Encoder.SIZE;
        centre = mean(vectors, width);
        double square = 0;
        var rows = new float[vectors.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = moved(vectors[i]);
            square += DenseRows.dot(rows[i], rows[i], width);
        }
        scale = square == 0 ? 1 : (float) Math.sqrt(rows.length / square);
        for (float[] row : rows) {
            stretch(row);
        }
        separator = Separator.train(new DenseRows(rows, width), labels, classes);
        examples = new byte[classes][][];
        for (int it = 0; it < classes; it++) {
            int own = it;
            examples[it] = java.util.stream.IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == own)
                    .mapToObj(i -> shortened(vectors[i]))
                    .toArray(byte[][]::new);
        }
    }

    /** Learns from vectors, each with its class; a label of -1 is of no class at all. */
    static Semantic train(float[][] vectors, int[] labels, int classes) {
        return new Semantic(vectors, labels, classes);
    }

    boolean few() {
        return width == Encoder.PART;
    }

    private static float[] mean(float[][] vectors, int width) {
        var sums = new double[width];
        for (float[] vector : vectors) {
            for (int i = 0; i < width; i++) {
                sums[i] += vector[i];
            }
        }
        var mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sums[i] / Math.max(1, vectors.length));
        }
        return mean;
    }

    private float[] moved(float[] vector) {
        float[] row = Arrays.copyOf(vector, width);
        for (int i = 0; i < width; i++) {
            row[i] -= centre[i];
        }
        return row;
    }

    private void stretch(float[] row) {
        for (int i = 0; i < width; i++) {
            row[i] *= scale;
        }
    }

    double[] margins(float[] vector) {
        float[] row = moved(vector);
        stretch(row);
        return separator.margins(row);
    }

    /** The mean likeness, -1 to 1, to the three nearest examples of these intents. */
    double likeness(float[] vector, int[] intents) {
        byte[] asked = shortened(vector);
        var best = new int[NEIGHBOURS];
        Arrays.fill(best, Integer.MIN_VALUE);
        int seen = 0;
        for (int intent : intents) {
            for (byte[] example : examples[intent]) {
                int product = dot(asked, example);
                seen++;
                if (product > best[0]) {
                    best[0] = product;
                    Arrays.sort(best);
                }
            }
        }
        int counted = Math.min(seen, NEIGHBOURS);
        double sum = 0;
        for (int i = NEIGHBOURS - counted; i < NEIGHBOURS; i++) {
            sum += best[i];
        }
        return counted == 0 ? -1 : sum / counted / (LARGEST * LARGEST);
    }

    /** The vectors of one part have length 1 and no number far from 0, so that this much stretched they fit a byte. */
    private static final double LARGEST = 400;

    private static byte[] shortened(float[] vector) {
        var bytes = new byte[Encoder.PART];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(vector[i] * LARGEST), -127, 127);
        }
        return bytes;
    }

    private static int dot(byte[] one, byte[] other) {
        int product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }
}
